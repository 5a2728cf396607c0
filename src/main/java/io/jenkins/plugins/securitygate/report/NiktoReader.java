package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the JSON and XML of Nikto, which rates nothing. Passwords that it guessed are masked. */
@AutoService(ReportReader.class)
public final class NiktoReader implements ReportReader {
    private static final Pattern PASSWORD = Pattern.compile("PW '[^']*'");
    private static final Set<String> XML_FIELDS = Set.of("description", "uri", "namelink", "references");

    @Override
    public String format() {
        return "nikto";
    }

    @Override
    public String title() {
        return "Nikto JSON or XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean json = probe.has("vulnerabilities") && probe.has("banner") && probe.has("host");
        return json || probe.xmlRoot().equals("niktoscan");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("nikto", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            readJson(report, sink);
        } else {
            try (XmlCursor xml = XmlCursor.open(report)) {
                scan(xml, sink);
                xml.end();
            }
        }
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                // Since 2.5, one object for each host.
                json.elements(() -> host(json, sink));
            } else {
                host(json, sink);
            }
            json.end();
        }
    }

    private static void host(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        Map<String, String> host = new HashMap<>();
        json.members(member -> {
            switch (member) {
                case "host", "port" -> host.put(member, json.text());
                case "vulnerabilities" ->
                    json.records(sink, () -> {
                        JsonNode entry = Nodes.entry(json);
                        String path = Nodes.text(entry, "url");
                        sink.finding(finding(Nodes.required(json, entry, "id"), Nodes.text(entry, "msg"))
                                .endpoint(new Endpoint(Nodes.text(entry, "method"), address(host, path), ""))
                                .url(PlainText.firstAddress(Nodes.text(entry, "references"))));
                    });
                default -> {}
            }
        });
    }

    private static String address(Map<String, String> host, String path) {
        String port = host.getOrDefault("port", "");
        String scheme = port.equals("443") ? "https://" : "http://";
        return path.contains("://") ? path : scheme + host.getOrDefault("host", "") + ":" + port + path;
    }

    /** A scan stands in the root element, or in an element of the same name within it. */
    private static void scan(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        sink.tool("nikto", xml.attribute("version"));
        xml.children(child -> {
            switch (child) {
                case "niktoscan" -> scan(xml, sink);
                case "scandetails" ->
                    xml.records(sink, item -> {
                        if (item.equals("item")) {
                            sink.record();
                            item(xml, sink);
                        }
                    });
                default -> {}
            }
        });
    }

    private static void item(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String id = xml.attribute("id");
        String method = xml.attribute("method");
        if (id.isBlank()) {
            throw xml.bad("the item has no id");
        }
        Map<String, String> fields = new HashMap<>();
        xml.children(name -> {
            if (XML_FIELDS.contains(name)) {
                fields.put(name, xml.text());
            }
        });
        String address = fields.getOrDefault("namelink", "");
        sink.finding(finding(id, fields.getOrDefault("description", ""))
                .endpoint(new Endpoint(method, address.isEmpty() ? fields.getOrDefault("uri", "") : address, ""))
                .url(PlainText.firstAddress(fields.getOrDefault("references", ""))));
    }

    private static Finding.Builder finding(String id, String message) {
        String masked = PASSWORD.matcher(message).replaceAll("PW '****'");
        return Finding.of(ScanKind.DAST, id).title(masked).identity(masked);
    }
}
