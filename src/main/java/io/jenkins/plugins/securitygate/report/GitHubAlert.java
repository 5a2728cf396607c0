package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Locale;
import java.util.Map;

/** Maps a Dependabot alert, whose two interfaces name the same things differently. */
final class GitHubAlert {
    /** Purl types of the ecosystems of both interfaces, lower case. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("composer", "composer"),
            Map.entry("erlang", "hex"),
            Map.entry("go", "golang"),
            Map.entry("maven", "maven"),
            Map.entry("npm", "npm"),
            Map.entry("nuget", "nuget"),
            Map.entry("pip", "pypi"),
            Map.entry("pub", "pub"),
            Map.entry("rubygems", "gem"),
            Map.entry("rust", "cargo"));

    private GitHubAlert() {}

    static Finding.Builder graph(JsonCursor json, JsonNode alert) {
        JsonNode vulnerability = alert.path("securityVulnerability");
        JsonNode advisory = vulnerability.path("advisory");
        String manifest = Nodes.first(alert, "vulnerableManifestPath", "vulnerableManifestFilename");
        return finding(json, advisory, vulnerability)
                .location(Location.of(manifest, 0))
                .component(component(vulnerability, Nodes.text(alert, "dependencyScope"), manifest))
                .advisory(advisory(advisory, Nodes.text(vulnerability.path("firstPatchedVersion"), "identifier")))
                .suppression(suppression(
                        Nodes.text(alert, "state"),
                        Nodes.text(alert, "dismissReason"),
                        Nodes.text(alert, "dismissComment")));
    }

    static Finding.Builder rest(JsonCursor json, JsonNode alert) {
        JsonNode advisory = alert.path("security_advisory");
        JsonNode vulnerability = alert.path("security_vulnerability");
        JsonNode dependency = alert.path("dependency");
        String manifest = Nodes.text(dependency, "manifest_path");
        return finding(json, advisory, vulnerability)
                .location(Location.of(manifest, 0))
                .component(component(vulnerability, Nodes.text(dependency, "scope"), manifest))
                .advisory(advisory(advisory, Nodes.text(vulnerability.path("first_patched_version"), "identifier")))
                .url(Nodes.text(alert, "html_url"))
                .suppression(suppression(
                        Nodes.text(alert, "state"),
                        Nodes.text(alert, "dismissed_reason"),
                        Nodes.text(alert, "dismissed_comment")));
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode advisory, JsonNode vulnerability) {
        List<String> ids = identifiers(advisory);
        if (ids.isEmpty()) {
            throw json.bad("the alert's advisory has no identifiers");
        }
        return Finding.of(ScanKind.DEPENDENCY, ids.get(0))
                .title(Nodes.text(advisory, "summary"))
                .description(Nodes.text(advisory, "description"))
                .severity(Severity.of(Nodes.text(vulnerability, "severity")))
                .cwes(cwes(advisory))
                .url(Nodes.text(advisory.path("references").path(0), "url"));
    }

    private static List<String> identifiers(JsonNode advisory) {
        List<String> ids = new ArrayList<>();
        advisory.path("identifiers").forEach(identifier -> ids.add(Nodes.text(identifier, "value")));
        ids.removeIf(String::isBlank);
        return ids;
    }

    /** The version that is installed is not in an alert. */
    private static Component component(JsonNode vulnerability, String scope, String manifest) {
        JsonNode named = vulnerability.path("package");
        String name = Nodes.text(named, "name");
        String type = TYPES.get(Nodes.text(named, "ecosystem").toLowerCase(Locale.ROOT));
        String purl = type == null ? "" : Purls.of(type, type.equals("maven") ? name.replace(':', '/') : name, "");
        boolean development = scope.equalsIgnoreCase("development");
        return new Component(purl, name, "", List.of(), manifest, development ? Scope.DEVELOPMENT : Scope.UNKNOWN);
    }

    private static Advisory advisory(JsonNode advisory, String fixed) {
        List<String> ids = identifiers(advisory);
        JsonNode epss = advisory.path("epss").isArray() ? advisory.path("epss").path(0) : advisory.path("epss");
        List<Cvss> ratings = new ArrayList<>(Ratings.of(
                Nodes.first(advisory.path("cvss"), "vectorString", "vector_string"),
                advisory.path("cvss").path("score").asDouble(),
                "github"));
        return new Advisory(
                VulnerabilityIds.of(ids.get(0), ids),
                ratings,
                epss.path("percentage").asDouble(-1),
                epss.path("percentile").asDouble(-1),
                false,
                List.of(fixed),
                Timestamps.parse(Nodes.first(advisory, "publishedAt", "published_at")));
    }

    private static List<Integer> cwes(JsonNode advisory) {
        JsonNode cwes = advisory.path("cwes");
        List<String> texts = new ArrayList<>();
        (cwes.isArray() ? cwes : cwes.path("nodes")).forEach(cwe -> texts.add(Nodes.first(cwe, "cweId", "cwe_id")));
        return Cwe.numbers(texts);
    }

    private static Suppression suppression(String state, String reason, String comment) {
        Suppression.State claimed = switch (state.toUpperCase(Locale.ROOT)) {
            case "FIXED" -> Suppression.State.RESOLVED;
            case "AUTO_DISMISSED" -> Suppression.State.SUPPRESSED;
            case "DISMISSED" -> dismissed(reason.toLowerCase(Locale.ROOT));
            default -> null;
        };
        String separator = reason.isEmpty() || comment.isEmpty() ? "" : ": ";
        return claimed == null ? null : new Suppression(claimed, "dependabot", reason + separator + comment);
    }

    private static Suppression.State dismissed(String reason) {
        return switch (reason) {
            case "inaccurate" -> Suppression.State.FALSE_POSITIVE;
            case "not_used" -> Suppression.State.NOT_AFFECTED;
            default -> Suppression.State.ACCEPTED;
        };
    }
}
