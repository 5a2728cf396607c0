package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.List;

/**
 * One package of an OSV-Scanner report; its vulnerabilities are in the OSV schema.
 *
 * @param kind what the scanner looked at: the packages of an image's system, or those of an application
 * @param component the package
 * @param groups which vulnerabilities are one and the same, and what call analysis says of them
 */
record OsvPackage(ScanKind kind, Component component, JsonNode groups) {

    /** @param source where the scanner found the package */
    static OsvPackage of(JsonNode source, JsonNode entry) {
        JsonNode named = entry.path("package");
        String name = Nodes.text(named, "name");
        String version = Nodes.text(named, "version");
        String ecosystem = Nodes.text(named, "ecosystem");
        Component component = new Component(
                Purls.ofEcosystem(ecosystem, name, version),
                name,
                version,
                Nodes.texts(entry, "licenses"),
                Nodes.text(source, "path"),
                Nodes.texts(entry, "dependency_groups").contains("dev") ? Scope.DEVELOPMENT : Scope.UNKNOWN);
        boolean system = Nodes.text(source, "type").equals("os");
        return new OsvPackage(system ? ScanKind.CONTAINER : ScanKind.DEPENDENCY, component, entry.path("groups"));
    }

    /** The finding of a vulnerability that has an id. */
    Finding.Builder vulnerability(JsonNode entry) {
        String id = Nodes.text(entry, "id");
        List<Cvss> ratings = ratings(entry);
        return Finding.of(kind, id)
                .title(Nodes.text(entry, "summary"))
                .description(Nodes.text(entry, "details"))
                .severity(severity(entry, ratings))
                .location(Location.of(component.path(), 0))
                .component(component)
                .advisory(new Advisory(
                        identifiers(id, entry),
                        ratings,
                        -1,
                        -1,
                        false,
                        fixed(entry),
                        Timestamps.parse(Nodes.text(entry, "published"))))
                .cwes(cwes(entry))
                .url("https://osv.dev/vulnerability/" + id)
                .suppression(suppression(id));
    }

    Finding.Builder license(String license) {
        return Finding.of(ScanKind.LICENSE, license)
                .title(license + " in " + component.name() + " is not an allowed licence")
                .location(Location.of(component.path(), 0))
                .component(component);
    }

    private JsonNode group(String id) {
        for (JsonNode group : groups) {
            if (Nodes.texts(group, "ids").contains(id)) {
                return group;
            }
        }
        return MissingNode.getInstance();
    }

    private List<String> identifiers(String id, JsonNode entry) {
        List<String> others = new ArrayList<>(Nodes.texts(entry, "aliases"));
        others.addAll(Nodes.texts(group(id), "ids"));
        others.addAll(Nodes.texts(group(id), "aliases"));
        return VulnerabilityIds.of(id, others);
    }

    /** The word of the database, else what the ratings or the scanner's own sum of them say. */
    private Severity severity(JsonNode entry, List<Cvss> ratings) {
        Severity word = Severity.of(Nodes.text(entry.path("database_specific"), "severity"));
        if (word != Severity.UNKNOWN) {
            return word;
        }
        double score = ratings.stream().mapToDouble(Cvss::score).max().orElse(-1);
        return Severity.ofScore(
                score >= 0
                        ? score
                        : group(Nodes.text(entry, "id")).path("max_severity").asDouble(-1));
    }

    private static List<Cvss> ratings(JsonNode entry) {
        List<Cvss> ratings = new ArrayList<>();
        for (JsonNode rating : entry.path("severity")) {
            Cvss.ofVector(Nodes.text(rating, "score"), "osv").ifPresent(ratings::add);
        }
        return ratings;
    }

    /** Versions of this package that repair it; commits of a source repository are none that can be installed. */
    private List<String> fixed(JsonNode entry) {
        List<String> versions = new ArrayList<>();
        for (JsonNode affected : entry.path("affected")) {
            if (!Nodes.text(affected.path("package"), "name").equalsIgnoreCase(component.name())) {
                continue;
            }
            for (JsonNode range : affected.path("ranges")) {
                if (!Nodes.text(range, "type").equals("GIT")) {
                    range.path("events").forEach(event -> versions.add(Nodes.text(event, "fixed")));
                }
            }
        }
        return versions;
    }

    private static List<Integer> cwes(JsonNode entry) {
        List<String> texts = Nodes.texts(entry.path("database_specific"), "cwe_ids");
        for (JsonNode affected : entry.path("affected")) {
            affected.path("database_specific").path("cwes").forEach(cwe -> texts.add(Nodes.text(cwe, "cweId")));
        }
        return Cwe.numbers(texts);
    }

    private Suppression suppression(String id) {
        JsonNode analysis = group(id).path("experimentalAnalysis").path(id);
        if (analysis.has("called") && !analysis.path("called").asBoolean()) {
            return new Suppression(
                    Suppression.State.NOT_AFFECTED, "osv-scanner", "call analysis: the vulnerable code is not called");
        }
        return analysis.path("unimportant").asBoolean()
                ? new Suppression(Suppression.State.ACCEPTED, "osv-scanner", "unimportant to the distribution")
                : null;
    }
}
