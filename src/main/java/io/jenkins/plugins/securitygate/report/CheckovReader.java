package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads the JSON of checkov: one report, a list with one report for each framework, and the summary that stands alone
 * when there was nothing to check. Blocks of code are left out, since they may hold the secret that was found.
 */
@AutoService(ReportReader.class)
public final class CheckovReader implements ReportReader {
    @Override
    public String format() {
        return "checkov";
    }

    @Override
    public String title() {
        return "checkov JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONFIGURATION, ScanKind.SECRET);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean report = probe.has("check_type") && probe.has("results");
        boolean summary = probe.has("checkov_version") && probe.has("resource_count");
        return report || summary && !probe.isArray();
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("checkov", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.elements(() -> framework(json, sink));
            } else {
                framework(json, sink);
            }
            json.end();
        }
    }

    private static void framework(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        ScanKind[] kind = {ScanKind.CONFIGURATION};
        json.members(member -> {
            switch (member) {
                case "check_type" -> {
                    kind[0] = json.text().equals("secrets") ? ScanKind.SECRET : ScanKind.CONFIGURATION;
                    sink.kind(kind[0]);
                }
                case "results" -> json.members(list -> checks(list, kind[0], json, sink));
                case "summary" ->
                    json.members(count -> {
                        if (count.equals("checkov_version")) {
                            sink.tool("checkov", json.text());
                        }
                    });
                case "checkov_version" -> sink.tool("checkov", json.text());
                default -> {}
            }
        });
    }

    private static void checks(String list, ScanKind kind, JsonCursor json, ScanSink sink)
            throws IOException, ReportException {
        switch (list) {
            case "failed_checks" -> json.records(sink, () -> sink.finding(finding(kind, json, Nodes.entry(json))));
            case "skipped_checks" ->
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    String reason = Nodes.text(entry.path("check_result"), "suppress_comment");
                    sink.finding(finding(kind, json, entry)
                            .suppression(new Suppression(Suppression.State.SUPPRESSED, "checkov:skip", reason)));
                });
            case "parsing_errors" -> json.elements(() -> sink.error(json.text(), "checkov could not parse this file"));
            default -> {}
        }
    }

    private static Finding.Builder finding(ScanKind kind, JsonCursor json, JsonNode entry) {
        return Finding.of(kind, Nodes.required(json, entry, "check_id"))
                .title(Nodes.text(entry, "check_name"))
                .severity(severity(Nodes.text(entry, "severity")))
                .location(location(entry))
                .target(kind == ScanKind.SECRET ? "" : Nodes.text(entry, "resource"))
                // The resource of a secret is a hash of its value.
                .identity(kind == ScanKind.SECRET ? Nodes.text(entry, "resource") : "")
                .url(Nodes.text(entry, "guideline"));
    }

    /** Without an account at its vendor, checkov rates nothing. */
    private static Severity severity(String word) {
        return word.isEmpty() ? Severity.MEDIUM : Severity.of(word);
    }

    /** The path begins with a slash that stands for the scanned folder. */
    private static Location location(JsonNode entry) {
        String path = Nodes.text(entry, "file_path");
        JsonNode lines = entry.path("file_line_range");
        return new Location(
                path.startsWith("/") ? path.substring(1) : path,
                lines.path(0).asInt(),
                0,
                lines.path(1).asInt(),
                0);
    }
}
