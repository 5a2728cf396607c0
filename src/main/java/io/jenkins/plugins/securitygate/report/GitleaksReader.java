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

/**
 * Reads the JSON of gitleaks: the array that version 8 writes and the one of versions 3 to 7. The value of a secret never
 * leaves this class.
 */
@AutoService(ReportReader.class)
public final class GitleaksReader implements ReportReader {
    private static final int HARD_CODED_CREDENTIALS = 798;
    private static final String REDACTED = "REDACTED";

    @Override
    public String format() {
        return "gitleaks";
    }

    @Override
    public String title() {
        return "gitleaks JSON (versions 3 to 8)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SECRET);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean version8 = probe.has("RuleID") && probe.has("Secret") && probe.has("StartLine");
        boolean older = probe.has("offender") && probe.has("rule") && probe.has("commit");
        return probe.isArray() && (version8 || older);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("gitleaks", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.records(sink, () -> {
                JsonNode entry = Nodes.entry(json);
                sink.finding(
                        entry.has("RuleID")
                                ? version8(json, entry, report.secrets())
                                : older(json, entry, report.secrets()));
            });
            json.end();
        }
    }

    private static Finding.Builder version8(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        String secret = Nodes.text(entry, "Secret");
        String identity = isRedacted(secret) ? Nodes.text(entry, "Fingerprint") : secrets.of(secret);
        return finding(Nodes.required(json, entry, "RuleID"), Nodes.text(entry, "Commit"), Nodes.text(entry, "Date"))
                .title(Nodes.text(entry, "Description"))
                .location(new Location(
                        Nodes.text(entry, "File"),
                        entry.path("StartLine").asInt(),
                        entry.path("StartColumn").asInt(),
                        entry.path("EndLine").asInt(),
                        entry.path("EndColumn").asInt()))
                .snippet(masked(Nodes.text(entry, "Match"), secret))
                .url(Nodes.text(entry, "Link"))
                .identity(identity);
    }

    private static Finding.Builder older(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        String secret = Nodes.text(entry, "offender");
        return finding(Nodes.required(json, entry, "rule"), Nodes.text(entry, "commit"), Nodes.text(entry, "date"))
                .location(Location.of(
                        Nodes.text(entry, "file"), entry.path("lineNumber").asInt()))
                // The whole line stands in the report, other secrets of it included.
                .snippet(masked(secret, secret))
                .url(Nodes.text(entry, "leakURL"))
                .identity(isRedacted(secret) ? "" : secrets.of(secret));
    }

    private static Finding.Builder finding(String rule, String commit, String date) {
        return Finding.of(ScanKind.SECRET, rule)
                .severity(Severity.HIGH)
                .cwes(List.of(HARD_CODED_CREDENTIALS))
                .description(commit.isEmpty() ? "" : "In commit " + commit + (date.isEmpty() ? "" : " of " + date))
                .remediation("Revoke the secret, then take it out of the code and its history.");
    }

    /** Redacted by the tool, or a rule that matches the name of a file and has no secret. */
    private static boolean isRedacted(String secret) {
        return secret.isEmpty() || secret.equals(REDACTED);
    }

    /** The matched text with the secret masked; nothing but the mask where the tool decoded the secret first. */
    private static String masked(String match, String secret) {
        if (secret.isEmpty()) {
            return "";
        }
        String mask = secret.equals(REDACTED) ? REDACTED : SecretDigest.mask(secret);
        return match.contains(secret) ? match.replace(secret, mask) : mask;
    }
}
