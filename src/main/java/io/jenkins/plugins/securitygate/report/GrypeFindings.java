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
import java.util.Set;

/**
 * Maps the matches of a Grype report.
 *
 * @param image name of the scanned image without tag, empty when it was none
 */
record GrypeFindings(String image) {
    private static final Set<String> SYSTEM_PACKAGES = Set.of("apk", "alpm", "deb", "portage", "rpm");

    Finding.Builder of(JsonCursor json, JsonNode match) {
        JsonNode vulnerability = match.path("vulnerability");
        JsonNode artifact = match.path("artifact");
        String id = Nodes.required(json, vulnerability, "id");
        String path = Nodes.text(artifact.path("locations").path(0), "path");
        return Finding.of(kind(artifact), id)
                .title(id + " in " + Nodes.text(artifact, "name"))
                .description(description(match))
                .severity(Severity.of(Nodes.text(vulnerability, "severity")))
                .location(Location.of(path, 0))
                .target(image)
                .component(component(artifact, path))
                .advisory(advisory(id, match))
                .cwes(cwes(match))
                .remediation(
                        Nodes.text(vulnerability.path("fix"), "state").equals("wont-fix")
                                ? "The vendor of the package will not repair it."
                                : "")
                .url(Nodes.text(vulnerability, "dataSource"))
                .suppression(suppression(match.path("appliedIgnoreRules").path(0)));
    }

    /** Packages of the image's operating system are repaired by another base image, all others by the build. */
    private ScanKind kind(JsonNode artifact) {
        boolean system = SYSTEM_PACKAGES.contains(Nodes.text(artifact, "type"));
        return system && !image.isEmpty() ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
    }

    private static Component component(JsonNode artifact, String path) {
        return new Component(
                Nodes.text(artifact, "purl"),
                Nodes.text(artifact, "name"),
                Nodes.text(artifact, "version"),
                List.of(),
                path,
                Scope.UNKNOWN);
    }

    /** The vulnerability itself, then what other sources say of the same one. */
    private static List<JsonNode> sources(JsonNode match) {
        List<JsonNode> sources = new ArrayList<>();
        sources.add(match.path("vulnerability"));
        match.path("relatedVulnerabilities").forEach(sources::add);
        return sources;
    }

    private static String description(JsonNode match) {
        return sources(match).stream()
                .map(source -> Nodes.text(source, "description"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Advisory advisory(String id, JsonNode match) {
        List<JsonNode> sources = sources(match);
        List<String> others =
                sources.stream().map(source -> Nodes.text(source, "id")).toList();
        JsonNode epss = epss(sources);
        return new Advisory(
                VulnerabilityIds.of(id, others),
                ratings(sources),
                epss.path("epss").asDouble(-1),
                epss.path("percentile").asDouble(-1),
                sources.stream()
                        .anyMatch(source -> !source.path("knownExploited").isEmpty()),
                Nodes.texts(match.path("vulnerability").path("fix"), "versions"),
                null);
    }

    /** The highest probability: a bulletin may stand for several vulnerabilities, and the worst of them decides. */
    private static JsonNode epss(List<JsonNode> sources) {
        JsonNode highest = MissingNode.getInstance();
        for (JsonNode source : sources) {
            for (JsonNode entry : source.path("epss")) {
                if (entry.path("epss").asDouble(-1) > highest.path("epss").asDouble(-1)) {
                    highest = entry;
                }
            }
        }
        return highest;
    }

    private static List<Cvss> ratings(List<JsonNode> sources) {
        List<Cvss> ratings = new ArrayList<>();
        for (JsonNode source : sources) {
            for (JsonNode entry : source.path("cvss")) {
                String by = Nodes.text(entry, "source");
                Cvss.ofVector(Nodes.text(entry, "vector"), by.isEmpty() ? Nodes.text(source, "namespace") : by)
                        .filter(rating -> !ratings.contains(rating))
                        .ifPresent(ratings::add);
            }
        }
        return ratings;
    }

    private static List<Integer> cwes(JsonNode match) {
        List<String> texts = new ArrayList<>();
        sources(match).forEach(source -> source.path("cwes").forEach(entry -> texts.add(Nodes.text(entry, "cwe"))));
        return Cwe.numbers(texts);
    }

    /** {@code null} for a match that no rule took out. */
    private static Suppression suppression(JsonNode rule) {
        if (rule.isMissingNode()) {
            return null;
        }
        Suppression.State state = switch (Nodes.text(rule, "vex-status")) {
            case "not_affected" -> Suppression.State.NOT_AFFECTED;
            case "fixed" -> Suppression.State.RESOLVED;
            default -> Suppression.State.SUPPRESSED;
        };
        String source = Nodes.text(rule, "namespace").equals("vex") ? "vex" : "grype ignore rule";
        return new Suppression(state, source, Nodes.first(rule, "reason", "vex-justification", "fix-state"));
    }
}
