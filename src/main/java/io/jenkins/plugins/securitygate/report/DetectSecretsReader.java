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

/** Reads the output and the baseline of detect-secrets. Not even its hash of a secret leaves this class. */
@AutoService(ReportReader.class)
public final class DetectSecretsReader implements ReportReader {
    private static final int HARD_CODED_CREDENTIALS = 798;

    @Override
    public String format() {
        return "detect-secrets";
    }

    @Override
    public String title() {
        return "detect-secrets JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SECRET);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("plugins_used") && probe.has("version");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("detect-secrets", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "version" -> sink.tool("detect-secrets", json.text());
                    case "generated_at" -> sink.started(Timestamps.parse(json.text()));
                    case "results" ->
                        json.members(file -> json.records(
                                sink, () -> sink.finding(finding(file, json, Nodes.entry(json), report.secrets()))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(String file, JsonCursor json, JsonNode entry, SecretDigest secrets) {
        boolean verified = entry.path("is_verified").asBoolean();
        return Finding.of(ScanKind.SECRET, Nodes.required(json, entry, "type"))
                .severity(verified ? Severity.CRITICAL : Severity.HIGH)
                .location(Location.of(file, entry.path("line_number").asInt()))
                .cwes(List.of(HARD_CODED_CREDENTIALS))
                .identity(secrets.of(Nodes.text(entry, "hashed_secret")))
                .remediation("Revoke the secret, then take it out of the code and its history.")
                .suppression(suppression(entry));
    }

    /** A person said in an audit that it is none; what nobody has audited has no such member. */
    private static Suppression suppression(JsonNode entry) {
        boolean rejected = entry.has("is_secret") && !entry.path("is_secret").asBoolean(true);
        return rejected ? new Suppression(Suppression.State.FALSE_POSITIVE, "detect-secrets audit", "") : null;
    }
}
