package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Reads the JSON of Terrascan. */
@AutoService(ReportReader.class)
public final class TerrascanReader implements ReportReader {
    @Override
    public String format() {
        return "terrascan";
    }

    @Override
    public String title() {
        return "Terrascan JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && (probe.has("results.violations") || probe.has("results.scan_summary"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("terrascan", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                if (member.equals("results")) {
                    json.members(list -> list(list, json, sink));
                }
            });
            json.end();
        }
    }

    private static void list(String list, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (list) {
            case "violations" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
            case "skipped_violations" ->
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    String reason = Nodes.text(entry, "skip_comment");
                    sink.finding(finding(json, entry)
                            .suppression(new Suppression(Suppression.State.SUPPRESSED, "ts:skip", reason)));
                });
            case "scan_errors" -> json.elements(() -> error(Nodes.entry(json), sink));
            default -> {}
        }
    }

    /** Unless told the language, Terrascan tries each one and says of most that there are no files of it. */
    private static void error(JsonNode entry, ScanSink sink) {
        String message = Nodes.text(entry, "errMsg");
        String plain = message.toLowerCase(Locale.ROOT);
        boolean nothingToScan = plain.contains("not found in the directory")
                || plain.startsWith("no ") && plain.contains(" found in ")
                || plain.contains("has no terraform config files");
        if (!nothingToScan) {
            sink.error(Nodes.text(entry, "directory"), "Terrascan: " + message);
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "rule_id"))
                .title(Nodes.text(entry, "description"))
                .description("Rule " + Nodes.text(entry, "rule_name") + ", " + Nodes.text(entry, "category"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(Location.of(
                        Nodes.text(entry, "file"), entry.path("line").asInt()))
                .target(resource(entry));
    }

    private static String resource(JsonNode entry) {
        String module = Nodes.text(entry, "module_name");
        String resource = Nodes.text(entry, "resource_type") + "." + Nodes.text(entry, "resource_name");
        return module.isEmpty() || module.equals("root") ? resource : "module." + module + "." + resource;
    }
}
