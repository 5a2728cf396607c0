package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the XML and JSON of Wapiti: vulnerabilities, anomalies and additional information. */
@AutoService(ReportReader.class)
public final class WapitiReader implements ReportReader {
    private static final Set<String> LISTS = Set.of("vulnerabilities", "anomalies", "additionals");
    private static final Set<String> FIELDS = Set.of("method", "path", "level", "parameter", "info", "module");

    @Override
    public String format() {
        return "wapiti";
    }

    @Override
    public String title() {
        return "Wapiti XML or JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml =
                probe.xmlRoot().equals("report") && probe.xmlAttribute("type").equals("security");
        boolean json = probe.has("classifications") && probe.has("vulnerabilities");
        return xml || !probe.isArray() && (json || probe.has("anomalies") && probe.has("additionals"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("wapiti", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            readJson(report, sink);
        } else {
            readXml(report, sink);
        }
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        Map<String, WapitiCategory> categories = new HashMap<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                if (member.equals("classifications")) {
                    json.members(name -> categories.put(name, WapitiCategory.of(name, Nodes.entry(json))));
                } else if (LISTS.contains(member)) {
                    json.members(name -> {
                        WapitiCategory category = categories.getOrDefault(name, WapitiCategory.named(name));
                        json.records(sink, () -> sink.finding(category.finding(fields(Nodes.entry(json)))));
                    });
                } else if (member.equals("infos")) {
                    JsonNode infos = json.tree();
                    sink.tool("wapiti", Nodes.text(infos, "version").replace("Wapiti ", ""));
                    sink.started(Timestamps.ofMail(Nodes.text(infos, "date")));
                }
            });
            json.end();
        }
    }

    private static Map<String, String> fields(JsonNode entry) {
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach(name -> fields.put(name, Nodes.text(entry, name)));
        return fields;
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(list -> {
                if (LISTS.contains(list)) {
                    xml.children(category -> category(xml, sink));
                } else if (list.equals("report_infos")) {
                    xml.children(info -> info(xml.attribute("name"), xml.text(), sink));
                }
            });
            xml.end();
        }
    }

    private static void info(String name, String value, ScanSink sink) {
        switch (name) {
            case "generatorVersion" -> sink.tool("wapiti", value.replace("Wapiti ", ""));
            case "dateOfScan" -> sink.started(Timestamps.ofMail(value));
            default -> {}
        }
    }

    private static void category(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String name = xml.attribute("name");
        String[] texts = {"", ""};
        StringBuilder references = new StringBuilder();
        xml.children(child -> {
            switch (child) {
                case "description" -> texts[0] = xml.text();
                case "solution" -> texts[1] = xml.text();
                case "references" -> references.append(xml.text());
                case "entries" -> {
                    WapitiCategory category = new WapitiCategory(name, texts[0], texts[1], references.toString());
                    xml.records(sink, entry -> {
                        sink.record();
                        Map<String, String> fields = new HashMap<>();
                        xml.children(field -> {
                            if (FIELDS.contains(field)) {
                                fields.put(field, xml.text());
                            }
                        });
                        sink.finding(category.finding(fields));
                    });
                }
                default -> {}
            }
        });
    }
}
