package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Maps the entries of Twistlock's reports. */
final class TwistlockFindings {
    private static final String FIXED = "fixed in ";

    private TwistlockFindings() {}

    static Finding.Builder vulnerability(JsonCursor json, JsonNode entry) {
        String id = Nodes.first(entry, "id", "cve");
        if (id.isEmpty()) {
            throw json.bad("the vulnerability has no id");
        }
        List<Cvss> ratings = Ratings.of(entry, "vector", "cvss", "twistlock");
        Component component = new Component(
                "",
                Nodes.text(entry, "packageName"),
                Nodes.text(entry, "packageVersion"),
                List.of(),
                Nodes.text(entry, "packagePath"),
                Scope.UNKNOWN);
        String status = Nodes.text(entry, "status");
        Instant published = Timestamps.parse(Nodes.text(entry, "publishedDate"));
        return Finding.of(ScanKind.CONTAINER, id)
                .title(id + " in " + component.name())
                .description(Nodes.text(entry, "description"))
                .severity(Ratings.severity(Nodes.text(entry, "severity"), ratings))
                .component(component)
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, List.of()), ratings, -1, -1, false, fixed(status), published))
                .remediation(status)
                .url(Nodes.text(entry, "link"));
    }

    static Finding.Builder compliance(JsonCursor json, JsonNode entry) {
        String title = Nodes.required(json, entry, "title");
        String id = Nodes.text(entry, "id");
        return Finding.of(ScanKind.CONFIGURATION, id.isEmpty() ? title : id)
                .title(title)
                .description(String.join("\n", Nodes.text(entry, "description"), Nodes.text(entry, "cause")))
                .severity(Ratings.severity(Nodes.text(entry, "severity"), List.of()));
    }

    /** A row of the CSV: a vulnerability, or a breach of compliance when it names none. */
    static Finding.Builder of(CsvCursor csv) {
        String id = csv.text("CVE ID");
        ScanKind kind = id.isEmpty() ? ScanKind.CONFIGURATION : ScanKind.CONTAINER;
        String rule = id.isEmpty() ? csv.required("Compliance ID") : id;
        List<Cvss> ratings = Ratings.of("", csv.decimal("CVSS"), "twistlock");
        String status = csv.text("Fix Status");
        Component component = Component.of("", csv.first("Packages", "Source Package"), csv.text("Package Version"));
        return Finding.of(kind, rule)
                .title(id.isEmpty() ? csv.text("Description") : id + " in " + component.name())
                .description(String.join("\n", csv.text("Description"), csv.text("Cause")))
                .severity(Ratings.severity(csv.text("Severity"), ratings))
                .target(Images.name(String.join("/", csv.text("Registry"), csv.text("Repository"))))
                .component(id.isEmpty() ? Component.NONE : component)
                .advisory(
                        id.isEmpty()
                                ? Advisory.NONE
                                : new Advisory(
                                        VulnerabilityIds.of(id, List.of()),
                                        ratings,
                                        -1,
                                        -1,
                                        false,
                                        fixed(status),
                                        null))
                .remediation(status);
    }

    /** {@code fixed in 1.2.11, 1.3.0}; anything else is no version. */
    private static List<String> fixed(String status) {
        return status.startsWith(FIXED)
                ? Arrays.stream(status.substring(FIXED.length()).split(","))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
