package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the JSON of KICS. A record is one place that a query found in a file, as KICS itself counts them. */
@AutoService(ReportReader.class)
public final class KicsReader implements ReportReader {
    @Override
    public String format() {
        return "kics";
    }

    @Override
    public String title() {
        return "KICS JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("files_scanned") && probe.has("queries_total");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kics", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "kics_version" -> sink.tool("kics", json.text());
                    case "start" -> sink.started(Timestamps.parse(json.text()));
                    case "files_failed_to_scan", "queries_failed_to_execute" -> {
                        int failed = json.integer(0);
                        if (failed > 0) {
                            sink.error(json.place(), "KICS says: " + member + " is " + failed);
                        }
                    }
                    case "queries" -> json.entries(sink, () -> query(json, Nodes.entry(json), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void query(JsonCursor json, JsonNode query, ScanSink sink) {
        String id = Nodes.required(json, query, "query_id");
        for (JsonNode file : query.path("files")) {
            sink.record();
            sink.finding(Finding.of(ScanKind.CONFIGURATION, id)
                    .title(Nodes.text(query, "query_name"))
                    .description(Nodes.text(query, "description"))
                    .severity(severity(Nodes.text(query, "severity")))
                    .cwes(Cwe.numbers(List.of(Nodes.text(query, "cwe"))))
                    .location(Location.of(
                            Nodes.text(file, "file_name"), file.path("line").asInt()))
                    .target(resource(file))
                    .identity(Nodes.text(file, "similarity_id"))
                    .remediation(Nodes.text(file, "expected_value"))
                    .url(Nodes.text(query, "query_url")));
        }
    }

    private static Severity severity(String word) {
        return word.equals("TRACE") ? Severity.INFO : Severity.of(word);
    }

    /** Type and name of the resource, empty in reports of versions before 1.5. */
    private static String resource(JsonNode file) {
        String type = Nodes.text(file, "resource_type");
        String name = Nodes.text(file, "resource_name");
        return type.isEmpty() || name.isEmpty() ? type + name : type + "/" + name;
    }
}
