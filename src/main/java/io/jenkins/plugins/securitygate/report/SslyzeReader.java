package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of SSLyze 3 and newer, and the XML of the versions before. It rates nothing; the severities are ours. */
@AutoService(ReportReader.class)
public final class SslyzeReader implements ReportReader {
    @Override
    public String format() {
        return "sslyze";
    }

    @Override
    public String title() {
        return "SSLyze JSON or XML";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml = probe.xmlRoot().equals("document")
                && !probe.xmlAttribute("SSLyzeVersion").isEmpty();
        return xml || !probe.isArray() && (probe.has("server_scan_results") || probe.has("sslyze_version"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("sslyze", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            readJson(report, sink);
        } else {
            readXml(report, sink);
        }
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "sslyze_version" -> sink.tool("sslyze", json.text());
                    case "date_scans_started" -> sink.started(Timestamps.parse(json.text()));
                    case "server_scan_results" -> json.records(sink, () -> target(json, sink));
                    case "server_connectivity_errors" ->
                        json.elements(() -> {
                            JsonNode error = Nodes.entry(json);
                            unreachable(error.path("server_info").path("server_location"), sink);
                        });
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void unreachable(JsonNode location, ScanSink sink) {
        sink.failed("SSLyze could not connect to " + address(location));
    }

    private static String address(JsonNode location) {
        return NetworkNames.address("tcp", Nodes.text(location, "hostname"), Nodes.text(location, "port"));
    }

    /** The members of a target stand in any order, and a command's result may be large, so each is read by itself. */
    private static void target(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        String[] address = {""};
        List<TlsWeakness> found = new ArrayList<>();
        json.members(member -> {
            switch (member) {
                case "server_location" -> address[0] = address(json.tree());
                case "server_info" -> address[0] = address(json.tree().path("server_location"));
                case "scan_status" -> {
                    if (json.text().equals("ERROR_NO_CONNECTIVITY")) {
                        sink.failed("SSLyze could not connect to " + address[0]);
                    }
                }
                case "scan_result" -> json.members(command -> command(command, json, found, sink));
                case "scan_commands_results" ->
                    json.members(command -> found.addAll(SslyzeResult.json(command, Nodes.entry(json))));
                case "scan_commands_errors" ->
                    json.members(command -> sink.error(json.place(), "SSLyze: " + command + " failed"));
                default -> {}
            }
        });
        found.forEach(weakness -> sink.finding(weakness.at(address[0])));
    }

    private static void command(String command, JsonCursor json, List<TlsWeakness> found, ScanSink sink)
            throws IOException {
        JsonNode attempt = Nodes.entry(json);
        if (Nodes.text(attempt, "status").equals("ERROR")) {
            sink.error(json.place(), "SSLyze: " + command + " failed: " + Nodes.text(attempt, "error_reason"));
        } else {
            found.addAll(SslyzeResult.json(command, attempt.path("result")));
        }
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("sslyze", xml.attribute("SSLyzeVersion"));
            xml.children(list -> xml.children(child -> {
                if (child.equals("target")) {
                    sink.record();
                    String address = NetworkNames.address("tcp", xml.attribute("host"), xml.attribute("port"));
                    xml.children(command ->
                            SslyzeResult.xml(command, xml).forEach(weakness -> sink.finding(weakness.at(address))));
                } else if (child.equals("invalidTarget")) {
                    sink.failed("SSLyze could not connect to " + xml.text());
                }
            }));
            xml.end();
        }
    }
}
