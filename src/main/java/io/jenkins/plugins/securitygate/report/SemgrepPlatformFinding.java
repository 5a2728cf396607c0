package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;

/** Maps one finding as Semgrep's platform lists it ({@code GET /deployments/NAME/findings}). */
final class SemgrepPlatformFinding {
    private SemgrepPlatformFinding() {}

    static Finding.Builder of(JsonCursor json, JsonNode finding) {
        JsonNode place = finding.path("location");
        return Finding.of(ScanKind.SAST, Nodes.required(json, finding, "rule_name"))
                .title(Nodes.text(finding, "rule_message"))
                .severity(SemgrepResult.severity(Nodes.text(finding, "severity")))
                .location(new Location(
                        Nodes.text(place, "file_path"),
                        place.path("line").asInt(),
                        place.path("column").asInt(),
                        place.path("end_line").asInt(),
                        place.path("end_column").asInt()))
                .cwes(Cwe.numbers(Nodes.texts(finding.path("rule"), "cwe_names")))
                .identity(Nodes.text(finding, "match_based_id"))
                .url(Nodes.text(finding, "line_of_code_url"))
                .suppression(suppression(finding));
    }

    private static Suppression suppression(JsonNode finding) {
        String reason = Nodes.first(finding, "triage_comment", "triage_reason");
        if (Nodes.text(finding, "triage_reason").equals("false_positive")) {
            return new Suppression(Suppression.State.FALSE_POSITIVE, "triage", reason);
        }
        return switch (Nodes.first(finding, "status", "state")) {
            case "ignored", "muted" -> new Suppression(Suppression.State.SUPPRESSED, "triage", reason);
            case "fixed", "removed" -> new Suppression(Suppression.State.RESOLVED, "platform", reason);
            default -> null;
        };
    }
}
