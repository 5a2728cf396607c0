package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.Map;

/** One issue of Burp, equal in all its forms. Texts are HTML as Burp writes it. */
record BurpIssue(
        String type,
        String name,
        Endpoint endpoint,
        String severity,
        String confidence,
        String background,
        String remediation,
        String references) {
    static final String NAMELESS = "the issue has no name";

    static BurpIssue ofXml(Map<String, String> fields) {
        return new BurpIssue(
                fields.getOrDefault("type", ""),
                fields.getOrDefault("name", ""),
                new Endpoint(
                        "",
                        fields.getOrDefault("host", "") + fields.getOrDefault("path", ""),
                        parameter(fields.getOrDefault("location", ""))),
                fields.getOrDefault("severity", ""),
                fields.getOrDefault("confidence", ""),
                fields.getOrDefault("issueBackground", ""),
                fields.getOrDefault("remediationBackground", ""),
                fields.getOrDefault("vulnerabilityClassifications", "") + fields.getOrDefault("references", ""));
    }

    static BurpIssue ofRest(JsonNode issue) {
        return new BurpIssue(
                Nodes.text(issue, "type_index"),
                Nodes.text(issue, "name"),
                new Endpoint(
                        "",
                        Nodes.text(issue, "origin") + Nodes.text(issue, "path"),
                        parameter(Nodes.text(issue, "caption"))),
                Nodes.text(issue, "severity"),
                Nodes.text(issue, "confidence"),
                Nodes.text(issue, "issue_background"),
                Nodes.text(issue, "remediation_background"),
                Nodes.text(issue, "vulnerability_classifications") + Nodes.text(issue, "references"));
    }

    static BurpIssue ofGraph(JsonNode issue) {
        JsonNode type = issue.path("issue_type");
        return new BurpIssue(
                Nodes.text(type, "type_index"),
                Nodes.text(type, "name"),
                new Endpoint("", Nodes.text(issue, "origin") + Nodes.text(issue, "path"), ""),
                Nodes.text(issue, "severity"),
                Nodes.text(issue, "confidence"),
                Nodes.text(type, "description_html"),
                Nodes.text(type, "remediation_html"),
                Nodes.text(type, "vulnerability_classifications_html") + Nodes.text(type, "references_html"));
    }

    /** The parameter of a place such as {@code /search [q parameter]}. */
    private static String parameter(String place) {
        int start = place.lastIndexOf('[');
        int end = place.indexOf(" parameter]", Math.max(0, start));
        return start < 0 || end < 0 ? "" : place.substring(start + 1, end);
    }

    boolean isNamed() {
        return !name.isBlank();
    }

    Finding.Builder finding() {
        boolean falsePositive = severity.replace('_', ' ').equalsIgnoreCase("false positive");
        return Finding.of(ScanKind.DAST, type.isEmpty() ? name : type)
                .title(name)
                .description(PlainText.of(background) + (confidence.isEmpty() ? "" : "\nConfidence: " + confidence))
                .severity(Severity.of(severity))
                .endpoint(endpoint)
                .cwes(PlainText.weaknesses(references))
                .remediation(PlainText.of(remediation))
                .url(PlainText.firstAddress(references))
                .suppression(falsePositive ? new Suppression(Suppression.State.FALSE_POSITIVE, "burp", "") : null);
    }
}
