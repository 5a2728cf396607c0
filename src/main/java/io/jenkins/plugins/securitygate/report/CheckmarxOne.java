package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;

/** The JSON of Checkmarx One: its scan reports, old and new, and the export of its results. */
final class CheckmarxOne {
    private final JsonCursor json;
    private final ScanSink sink;
    private String query = "";
    private String cwe = "";

    private CheckmarxOne(JsonCursor json, ScanSink sink) {
        this.json = json;
        this.sink = sink;
    }

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            CheckmarxOne reader = new CheckmarxOne(json, sink);
            json.members(name -> {
                switch (name) {
                    case "scanResults" -> json.members(reader::engine);
                    case "results" -> json.records(sink, reader::exported);
                    default -> {}
                }
            });
            json.end();
        }
    }

    private void engine(String name) throws IOException, ReportException {
        switch (name) {
            case "resultsList" -> json.elements(() -> json.members(member -> query(member, ScanKind.SAST)));
            case "sast" -> lists("languages", () -> lists("queries", () -> json.members(m -> query(m, ScanKind.SAST))));
            case "sca" -> lists("packages", () -> json.members(m -> query(m, ScanKind.DEPENDENCY)));
            case "kics" -> lists("results", () -> json.members(m -> query(m, ScanKind.CONFIGURATION)));
            default -> {}
        }
    }

    /** Visits the elements of one list of the object that the cursor stands on. */
    private void lists(String list, JsonCursor.Element element) throws IOException, ReportException {
        json.members(name -> {
            if (name.equals(list)) {
                json.elements(element);
            }
        });
    }

    /** A query, a package or a file; what it says of itself stands before its vulnerabilities. */
    private void query(String member, ScanKind kind) throws IOException, ReportException {
        switch (member) {
            case "queryName", "name" -> {
                query = json.text();
                cwe = "";
            }
            case "cweId" -> cwe = json.text();
            case "vulnerabilities" -> {
                sink.kind(kind);
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    sink.finding(CheckmarxVulnerability.of(kind, query, cwe, entry));
                });
            }
            default -> {}
        }
    }

    private void exported() throws IOException {
        JsonNode entry = Nodes.entry(json);
        ScanKind kind = switch (Nodes.required(json, entry, "type")) {
            case "sca" -> ScanKind.DEPENDENCY;
            case "sca-container", "containers" -> ScanKind.CONTAINER;
            case "kics" -> ScanKind.CONFIGURATION;
            case "sscs-secret-detection" -> ScanKind.SECRET;
            default -> ScanKind.SAST;
        };
        sink.kind(kind);
        sink.finding(CheckmarxVulnerability.exported(kind, entry));
    }
}
