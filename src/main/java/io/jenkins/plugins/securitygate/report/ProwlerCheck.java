package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.Locale;

/**
 * The result of one check of Prowler, equal in all its forms.
 *
 * @param message what it says of this resource
 * @param muted whether the mute list names it
 */
record ProwlerCheck(
        String rule,
        String title,
        String status,
        String message,
        String severity,
        String resource,
        String risk,
        String remediation,
        String url,
        boolean muted) {

    static ProwlerCheck ofJson(JsonNode entry) {
        if (entry.has("finding_info")) {
            return ofOcsf(entry);
        }
        return entry.has("CheckID") ? of3(entry) : of2(entry);
    }

    private static ProwlerCheck ofOcsf(JsonNode entry) {
        JsonNode resource = entry.path("resources").path(0);
        JsonNode references = entry.path("remediation").path("references");
        return new ProwlerCheck(
                Nodes.text(entry.path("metadata"), "event_code"),
                Nodes.text(entry.path("finding_info"), "title"),
                Nodes.text(entry, "status_code"),
                Nodes.text(entry, "status_detail"),
                Nodes.text(entry, "severity"),
                Nodes.first(resource, "uid", "name"),
                Nodes.text(entry, "risk_details"),
                Nodes.text(entry.path("remediation"), "desc"),
                references.path(0).asText(),
                Nodes.text(entry, "status").equals("Suppressed"));
    }

    private static ProwlerCheck of3(JsonNode entry) {
        JsonNode recommendation = entry.path("Remediation").path("Recommendation");
        String status = Nodes.text(entry, "Status");
        return new ProwlerCheck(
                Nodes.text(entry, "CheckID"),
                Nodes.text(entry, "CheckTitle"),
                status.equals("MUTED") ? "FAIL" : status,
                Nodes.text(entry, "StatusExtended"),
                Nodes.text(entry, "Severity"),
                Nodes.first(entry, "ResourceArn", "ResourceId"),
                Nodes.text(entry, "Risk"),
                Nodes.text(recommendation, "Text"),
                Nodes.text(recommendation, "Url"),
                status.equals("MUTED") || status.equals("WARNING"));
    }

    private static ProwlerCheck of2(JsonNode entry) {
        return new ProwlerCheck(
                Nodes.text(entry, "Control ID"),
                Nodes.text(entry, "Control"),
                Nodes.text(entry, "Status"),
                Nodes.text(entry, "Message"),
                Nodes.text(entry, "Severity"),
                Nodes.first(entry, "Resource ID", "Account Number"),
                Nodes.text(entry, "Risk"),
                Nodes.text(entry, "Remediation"),
                Nodes.text(entry, "Doc link"),
                false);
    }

    static ProwlerCheck ofCsv3(CsvCursor csv) {
        return new ProwlerCheck(
                csv.text("CHECK_ID"),
                csv.text("CHECK_TITLE"),
                csv.text("STATUS"),
                csv.text("STATUS_EXTENDED"),
                csv.text("SEVERITY"),
                csv.first("RESOURCE_UID", "RESOURCE_ARN", "RESOURCE_NAME", "RESOURCE_ID"),
                csv.text("RISK"),
                csv.text("REMEDIATION_RECOMMENDATION_TEXT"),
                csv.first("REMEDIATION_RECOMMENDATION_URL", "RELATED_URL"),
                csv.text("MUTED").equalsIgnoreCase("true"));
    }

    /** Version 2 names no resource but in its message. */
    static ProwlerCheck ofCsv2(CsvCursor csv) {
        return new ProwlerCheck(
                csv.text("TITLE_ID"),
                csv.text("TITLE_TEXT"),
                csv.text("CHECK_RESULT"),
                csv.text("CHECK_RESULT_EXTENDED"),
                csv.text("CHECK_SEVERITY"),
                csv.text("ACCOUNT_NUM") + "/" + csv.text("REGION"),
                csv.text("CHECK_RISK"),
                csv.text("CHECK_REMEDIATION"),
                csv.text("CHECK_DOC"),
                false);
    }

    /** Whether it failed or is left to a person; what passed and what merely informs is not a problem. */
    boolean isFinding() {
        String word = status.toUpperCase(Locale.ROOT);
        return muted || word.equals("FAIL") || isManual();
    }

    private boolean isManual() {
        return status.equalsIgnoreCase("MANUAL");
    }

    Finding.Builder finding() {
        return Finding.of(ScanKind.CONFIGURATION, rule)
                .title(title)
                .description((isManual() ? "A person has to check: " : "") + message + "\n" + risk)
                .severity(Severity.of(severity))
                .target(resource)
                .identity(message)
                .remediation(remediation)
                .url(url)
                .suppression(muted ? new Suppression(Suppression.State.SUPPRESSED, "prowler mutelist", "") : null);
    }
}
