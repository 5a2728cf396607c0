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

/** Reads GitHub's secret scanning alerts as its REST API lists them. The value of a secret never leaves this class. */
@AutoService(ReportReader.class)
public final class GithubSecretReader implements ReportReader {
    private static final int HARD_CODED_CREDENTIALS = 798;

    @Override
    public String format() {
        return "github-secret-scanning";
    }

    @Override
    public String title() {
        return "GitHub secret scanning alerts JSON";
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
        return probe.isArray() && probe.has("secret_type") && probe.has("locations_url");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("github-secret-scanning", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json), report.secrets())));
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode alert, SecretDigest secrets) {
        String secret = Nodes.text(alert, "secret");
        boolean inactive = Nodes.text(alert, "validity").equals("inactive");
        return Finding.of(ScanKind.SECRET, Nodes.required(json, alert, "secret_type"))
                .title(Nodes.text(alert, "secret_type_display_name"))
                .description("Validity: " + Nodes.text(alert, "validity"))
                .severity(inactive ? Severity.MEDIUM : Severity.CRITICAL)
                .cwes(List.of(HARD_CODED_CREDENTIALS))
                .location(location(alert.path("first_location_detected")))
                .snippet(secret.isEmpty() ? "" : SecretDigest.mask(secret))
                .identity(secret.isEmpty() ? Nodes.text(alert, "number") : secrets.of(secret))
                .remediation("Revoke the secret, then take it out of the code and its history.")
                .url(Nodes.text(alert, "html_url"))
                .suppression(GithubAlerts.suppression(alert));
    }

    /** Present in newer answers only; a list of alerts says no more than that there are places. */
    private static Location location(JsonNode place) {
        return new Location(
                Nodes.text(place, "path"),
                place.path("start_line").asInt(),
                place.path("start_column").asInt(),
                place.path("end_line").asInt(),
                place.path("end_column").asInt());
    }
}
