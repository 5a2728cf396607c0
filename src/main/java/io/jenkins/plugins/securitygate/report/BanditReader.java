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

/** Reads the JSON of Bandit, and its custom text. The value of a hard-coded password never leaves this class. */
@AutoService(ReportReader.class)
public final class BanditReader implements ReportReader {
    @Override
    public String format() {
        return "bandit";
    }

    @Override
    public String title() {
        return "Bandit JSON or custom text";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean result = probe.has("results.test_id") && probe.has("results.issue_severity");
        return BanditLines.recognises(probe)
                || !probe.isArray() && (result || probe.has("generated_at") && probe.has("metrics._totals"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("bandit", "");
        if (!Probe.of(report).isJson()) {
            BanditLines.read(report, sink);
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "generated_at" -> sink.started(Timestamps.parse(json.text()));
                    case "errors" -> json.elements(() -> error(Nodes.entry(json), sink));
                    case "results" ->
                        json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json), report.secrets())));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void error(JsonNode entry, ScanSink sink) {
        sink.error(Nodes.text(entry, "filename"), "bandit: " + Nodes.text(entry, "reason"));
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        String text = Nodes.text(entry, "issue_text");
        Location place = place(entry);
        List<Integer> cwes = Cwe.numbers(Nodes.texts(entry.path("issue_cwe"), "id"));
        String code = NumberedCode.lines(Nodes.text(entry, "code"), place.line(), place.endLine());
        Finding.Builder finding = Finding.of(ScanKind.SAST, Nodes.required(json, entry, "test_id"))
                .title(text)
                .description("Confidence: " + Nodes.text(entry, "issue_confidence"))
                .severity(Severity.of(Nodes.text(entry, "issue_severity")))
                .location(place)
                .cwes(cwes)
                .snippet(code)
                .url(Nodes.text(entry, "more_info"));
        boolean password = Nodes.text(entry, "test_name").startsWith("hardcoded_password");
        return password || NumberedCode.holdsSecret(cwes)
                ? finding.title(text.split(":", 2)[0]).snippet("").identity(secrets.of(code))
                : finding;
    }

    /** Bandit counts columns from 0 and lists every line of the statement. */
    private static Location place(JsonNode entry) {
        int line = entry.path("line_number").asInt();
        JsonNode range = entry.path("line_range");
        int last = Math.max(line, range.path(range.size() - 1).asInt());
        int column = entry.has("col_offset") ? entry.path("col_offset").asInt() + 1 : 0;
        int endColumn =
                entry.has("end_col_offset") ? entry.path("end_col_offset").asInt() + 1 : 0;
        return new Location(Nodes.text(entry, "filename"), line, column, last, endColumn);
    }
}
