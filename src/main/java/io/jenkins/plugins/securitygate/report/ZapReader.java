package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the "traditional" reports of ZAP, XML and JSON, with and without requests and responses. Those are left out:
 * they hold the sessions of the scan.
 */
@AutoService(ReportReader.class)
public final class ZapReader implements ReportReader {
    private static final Set<String> FIELDS = Set.of(
            "pluginid",
            "alertRef",
            "alert",
            "name",
            "riskcode",
            "confidence",
            "desc",
            "solution",
            "reference",
            "cweid");

    private static final String NAMELESS = "the alert has no pluginid";

    @Override
    public String format() {
        return "zap";
    }

    @Override
    public String title() {
        return "ZAP XML or JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        // GitLab wraps what ZAP wrote into a report of its own, which has "scan" beside it.
        return isXml(probe) || !probe.isArray() && probe.has("@version") && probe.has("site") && !probe.has("scan");
    }

    private static boolean isXml(Probe probe) {
        return probe.xmlRoot().equals("OWASPZAPReport");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        Probe probe = Probe.of(report);
        if (isXml(probe)) {
            readXml(report, sink);
        } else {
            sink.tool("zap", probe.value("@version"));
            sink.started(Timestamps.parse(probe.value("created")));
            readJson(report, sink);
        }
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("zap", xml.attribute("version"));
            sink.started(Timestamps.parse(xml.attribute("created")));
            xml.children(child -> {
                if (child.equals("site")) {
                    String site = xml.attribute("name");
                    xml.children(list -> xml.records(sink, name -> {
                        if (name.equals("alertitem")) {
                            sink.record();
                            ZapAlert alert = alert(xml);
                            if (alert.rule().isBlank()) {
                                throw xml.bad(NAMELESS);
                            }
                            alert.send(sink, site);
                        }
                    }));
                }
            });
            xml.end();
        }
    }

    private static ZapAlert alert(XmlCursor xml) throws IOException, ReportException {
        Map<String, String> fields = new HashMap<>();
        List<Endpoint> endpoints = new ArrayList<>();
        xml.children(name -> {
            if (name.equals("instances")) {
                xml.children(instance -> endpoints.add(endpoint(texts(xml, Set.of("uri", "method", "param")))));
            } else if (FIELDS.contains(name)) {
                fields.put(name, xml.text());
            }
        });
        return new ZapAlert(fields, endpoints);
    }

    private static Map<String, String> texts(XmlCursor xml, Set<String> names) throws IOException, ReportException {
        Map<String, String> texts = new HashMap<>();
        xml.children(name -> {
            if (names.contains(name)) {
                texts.put(name, xml.text());
            }
        });
        return texts;
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                if (member.equals("site") && json.isObject()) {
                    // Versions before 2.9 write a single site without a list around it.
                    site(json, sink);
                } else if (member.equals("site")) {
                    json.elements(() -> site(json, sink));
                }
            });
            json.end();
        }
    }

    private static void site(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        String[] site = {""};
        json.members(member -> {
            switch (member) {
                case "@name" -> site[0] = json.text();
                case "alerts" ->
                    json.records(sink, () -> {
                        ZapAlert alert = alert(Nodes.entry(json));
                        if (alert.rule().isBlank()) {
                            throw json.bad(NAMELESS);
                        }
                        alert.send(sink, site[0]);
                    });
                default -> {}
            }
        });
    }

    private static ZapAlert alert(JsonNode entry) {
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach(name -> fields.put(name, Nodes.text(entry, name)));
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonNode instance : entry.path("instances")) {
            endpoints.add(endpoint(Map.of(
                    "method", Nodes.text(instance, "method"),
                    "uri", Nodes.text(instance, "uri"),
                    "param", Nodes.text(instance, "param"))));
        }
        return new ZapAlert(fields, endpoints);
    }

    private static Endpoint endpoint(Map<String, String> instance) {
        return new Endpoint(instance.get("method"), instance.get("uri"), instance.get("param"));
    }
}
