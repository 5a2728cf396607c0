package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding in ASFF.
 *
 * @param entry as the report has it
 */
record SecurityHubFinding(JsonNode entry) {

    /** A vulnerability stands in a container image or in another resource; all else is about settings and behaviour. */
    ScanKind kind() {
        if (!hasVulnerability()) {
            return ScanKind.CONFIGURATION;
        }
        return Nodes.text(resource(), "Type").startsWith("AwsEcr") ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
    }

    private boolean hasVulnerability() {
        return !Nodes.text(vulnerability(), "Id").isEmpty();
    }

    private JsonNode vulnerability() {
        return entry.path("Vulnerabilities").path(0);
    }

    private JsonNode resource() {
        return entry.path("Resources").path(0);
    }

    /** The control where there is one; the generator, unless that is an account's own detector. */
    String rule() {
        if (hasVulnerability()) {
            return Nodes.text(vulnerability(), "Id");
        }
        JsonNode product = entry.path("ProductFields");
        String control = Nodes.first(product, "ControlId", "RuleId");
        String generator = Nodes.text(entry, "GeneratorId");
        if (!control.isEmpty()) {
            return control;
        }
        List<String> types = Nodes.texts(entry, "Types");
        return generator.startsWith("arn:") && !types.isEmpty() ? types.get(0) : generator;
    }

    Finding.Builder finding() {
        JsonNode recommendation = entry.path("Remediation").path("Recommendation");
        return Finding.of(kind(), rule())
                .title(Nodes.text(entry, "Title"))
                .description(Nodes.text(entry, "Description") + resources())
                .severity(severity())
                .target(Nodes.text(resource(), "Id"))
                .identity(Nodes.text(entry, "Id"))
                .component(component())
                .advisory(advisory())
                .remediation(Nodes.text(recommendation, "Text") + updates())
                .url(Nodes.text(recommendation, "Url"))
                .suppression(suppression());
    }

    /** The further resources, beside the one that is the target. */
    private String resources() {
        List<String> ids = new ArrayList<>();
        entry.path("Resources").forEach(resource -> ids.add(Nodes.text(resource, "Id")));
        return ids.size() < 2 ? "" : "\nResources: " + String.join(", ", ids);
    }

    private Severity severity() {
        JsonNode severity = entry.path("Severity");
        String label = Nodes.text(severity, "Label");
        return label.isEmpty() ? ofNormalized(severity.path("Normalized").asInt(-1)) : Severity.of(label);
    }

    /** The ranges that the ASFF documentation gives for findings without a label. */
    private static Severity ofNormalized(int number) {
        if (number < 0) {
            return Severity.UNKNOWN;
        }
        if (number >= 90) {
            return Severity.CRITICAL;
        }
        if (number >= 70) {
            return Severity.HIGH;
        }
        if (number >= 40) {
            return Severity.MEDIUM;
        }
        return number > 0 ? Severity.LOW : Severity.INFO;
    }

    private Component component() {
        JsonNode first = vulnerability().path("VulnerablePackages").path(0);
        return Component.of("", Nodes.text(first, "Name"), Nodes.text(first, "Version"));
    }

    private String updates() {
        StringBuilder updates = new StringBuilder();
        for (JsonNode vulnerable : vulnerability().path("VulnerablePackages")) {
            updates.append("\n")
                    .append(Nodes.text(vulnerable, "Name"))
                    .append(": ")
                    .append(Nodes.text(vulnerable, "Remediation"));
        }
        return updates.toString();
    }

    private Advisory advisory() {
        if (!hasVulnerability()) {
            return Advisory.NONE;
        }
        List<Cvss> cvss = new ArrayList<>();
        for (JsonNode rating : vulnerability().path("Cvss")) {
            String source = Nodes.text(rating, "Source");
            Cvss rated = Cvss.ofVector(Nodes.text(rating, "BaseVector"), source)
                    .orElse(Cvss.ofScore(rating.path("BaseScore").asDouble(-1), source));
            if (!cvss.contains(rated)) {
                cvss.add(rated);
            }
        }
        List<String> fixed = new ArrayList<>();
        for (JsonNode vulnerable : vulnerability().path("VulnerablePackages")) {
            String version = Nodes.text(vulnerable, "FixedInVersion");
            if (!version.equals("NotAvailable")) {
                fixed.add(version);
            }
        }
        List<String> ids = VulnerabilityIds.of(rule(), Nodes.texts(vulnerability(), "RelatedVulnerabilities"));
        double epss = vulnerability().path("EpssScore").asDouble(-1);
        return new Advisory(ids, cvss, epss, -1, false, fixed, null);
    }

    private Suppression suppression() {
        String compliance = Nodes.text(entry.path("Compliance"), "Status");
        String workflow = Nodes.text(entry.path("Workflow"), "Status");
        if (workflow.equals("SUPPRESSED")) {
            return new Suppression(
                    Suppression.State.SUPPRESSED, "Workflow.Status", Nodes.text(entry.path("Note"), "Text"));
        }
        if (compliance.equals("PASSED")) {
            return new Suppression(Suppression.State.RESOLVED, "Compliance.Status", "");
        }
        if (workflow.equals("RESOLVED")) {
            return new Suppression(Suppression.State.RESOLVED, "Workflow.Status", "");
        }
        boolean active = Nodes.text(entry, "RecordState").equals("ACTIVE") || !entry.has("RecordState");
        return active ? null : new Suppression(Suppression.State.RESOLVED, "RecordState", "");
    }
}
