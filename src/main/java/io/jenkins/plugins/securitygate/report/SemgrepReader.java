package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of {@code semgrep scan --json} and of the findings that Semgrep's platform lists. */
@AutoService(ReportReader.class)
public final class SemgrepReader implements ReportReader {
    @Override
    public String format() {
        return "semgrep";
    }

    @Override
    public String title() {
        return "Semgrep JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean result = probe.has("results.check_id") && probe.has("results.extra");
        boolean none = probe.has("results") && probe.has("errors") && !hasMembersOfOthers(probe);
        boolean platform = probe.has("findings.match_based_id") && probe.has("findings.rule_name");
        return !probe.isArray() && (result || none || platform);
    }

    private static boolean hasMembersOfOthers(Probe probe) {
        boolean otherEntries = probe.has("results.test_id") || probe.has("results.secret") || probe.has("results.id");
        return otherEntries || probe.has("generated_at") || probe.has("metrics") || probe.has("plugins_used");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("semgrep", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "version" -> sink.tool("semgrep", json.text());
                    case "errors" -> json.elements(() -> error(Nodes.entry(json), sink));
                    case "results" ->
                        json.records(
                                sink, () -> sink.finding(SemgrepResult.of(json, Nodes.entry(json), report.secrets())));
                    case "findings" ->
                        json.records(sink, () -> sink.finding(SemgrepPlatformFinding.of(json, Nodes.entry(json))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    /** An error about one file leaves the rest of the scan standing; one about no file ended it. */
    private static void error(JsonNode entry, ScanSink sink) {
        String path = Nodes.text(entry, "path");
        String rule = Nodes.text(entry, "rule_id");
        String message = "semgrep: " + Nodes.first(entry, "message", "long_msg", "short_msg", "type");
        if (path.isEmpty() && rule.isEmpty() && Nodes.text(entry, "level").equals("error")) {
            sink.failed(message);
        } else {
            sink.error(path.isEmpty() ? rule : path, message);
        }
    }
}
