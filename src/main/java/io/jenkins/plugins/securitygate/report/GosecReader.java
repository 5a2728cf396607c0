package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the JSON of gosec. What it quotes for hard-coded credentials never leaves this class. */
@AutoService(ReportReader.class)
public final class GosecReader implements ReportReader {
    private static final String CREDENTIALS = "G101";

    @Override
    public String format() {
        return "gosec";
    }

    @Override
    public String title() {
        return "gosec JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean issue = probe.has("Issues.rule_id") && probe.has("Issues.details");
        boolean none = probe.has("Issues") && probe.has("Stats.nosec");
        return !probe.isArray() && (issue || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("gosec", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "GosecVersion" -> sink.tool("gosec", json.text());
                    case "Golang errors" ->
                        json.members(file -> json.elements(() -> error(file, Nodes.entry(json), sink)));
                    case "Issues" ->
                        json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json), report.secrets())));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void error(String file, JsonNode entry, ScanSink sink) {
        sink.error(file + ":" + Nodes.text(entry, "line"), "gosec: " + Nodes.text(entry, "error"));
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        String rule = Nodes.required(json, entry, "rule_id");
        Location place = place(entry);
        List<Integer> cwes = Cwe.numbers(Nodes.texts(entry.path("cwe"), "id"));
        String code = NumberedCode.lines(Nodes.text(entry, "code"), place.line(), place.endLine());
        boolean secret = rule.equals(CREDENTIALS) || NumberedCode.holdsSecret(cwes);
        return Finding.of(ScanKind.SAST, rule)
                .title(Nodes.text(entry, "details"))
                .description("Confidence: " + Nodes.text(entry, "confidence"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(place)
                .cwes(cwes)
                .snippet(secret ? "" : code)
                .identity(secret ? secrets.of(code) : "")
                .remediation(secret ? "" : Nodes.text(entry, "autofix"))
                .suppression(suppression(entry));
    }

    /** {@code line} is one number or two with a dash between. */
    private static Location place(JsonNode entry) {
        String[] lines = Nodes.text(entry, "line").split("-", 2);
        int first = number(lines[0]);
        int last = number(lines[lines.length - 1]);
        return new Location(Nodes.text(entry, "file"), first, number(Nodes.text(entry, "column")), last, 0);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Suppression suppression(JsonNode entry) {
        JsonNode first = entry.path("suppressions").path(0);
        boolean suppressed = first.isObject() || entry.path("nosec").asBoolean();
        return suppressed
                ? new Suppression(
                        Suppression.State.SUPPRESSED,
                        Nodes.first(first, "kind").isEmpty() ? "inSource" : Nodes.text(first, "kind"),
                        Nodes.text(first, "justification"))
                : null;
    }
}
