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
import java.util.Map;

/**
 * An issue of a Snyk report.
 *
 * @param kind what kind of scan finds it
 * @param finding what it becomes
 */
record SnykIssue(ScanKind kind, Finding.Builder finding) {
    private static final String IMAGE = "docker-image|";

    /** Purl types of Snyk's package managers; those that are missing here have other names for packages. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("composer", "composer"),
            Map.entry("golang", "golang"),
            Map.entry("gomodules", "golang"),
            Map.entry("gradle", "maven"),
            Map.entry("maven", "maven"),
            Map.entry("npm", "npm"),
            Map.entry("nuget", "nuget"),
            Map.entry("pip", "pypi"),
            Map.entry("poetry", "pypi"),
            Map.entry("rubygems", "gem"),
            Map.entry("yarn", "npm"));

    /** A vulnerability or a licence issue of a package. */
    static SnykIssue of(JsonCursor json, JsonNode entry, String manifest) {
        String id = Nodes.required(json, entry, "id");
        boolean license = Nodes.text(entry, "type").equals("license");
        boolean system = Nodes.text(entry, "language").equals("linux");
        ScanKind kind = license ? ScanKind.LICENSE : system ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
        List<Cvss> ratings = ratings(entry);
        JsonNode identifiers = entry.path("identifiers");
        List<String> others = new ArrayList<>(Nodes.texts(identifiers, "CVE"));
        others.addAll(Nodes.texts(identifiers, "GHSA"));
        JsonNode epss = entry.path("epssDetails");
        Finding.Builder finding = Finding.of(kind, license ? Nodes.first(entry, "license", "id") : id)
                .title(Nodes.text(entry, "title"))
                .description(Nodes.text(entry, "description"))
                .severity(Ratings.severity(Nodes.first(entry, "severityWithCritical", "severity"), ratings))
                .location(Location.of(system ? "" : manifest, 0))
                .target(image(entry))
                .component(component(entry, manifest))
                .advisory(new Advisory(
                        license ? List.of() : VulnerabilityIds.of(id, others),
                        ratings,
                        epss.path("probability").asDouble(-1),
                        epss.path("percentile").asDouble(-1),
                        false,
                        Nodes.texts(entry, "fixedIn"),
                        Timestamps.parse(Nodes.text(entry, "publicationTime"))))
                .cwes(Cwe.numbers(Nodes.texts(identifiers, "CWE")))
                .remediation(remediation(entry))
                .url("https://security.snyk.io/vuln/" + id);
        return new SnykIssue(kind, finding);
    }

    private static List<Cvss> ratings(JsonNode entry) {
        List<Cvss> ratings = new ArrayList<>(Ratings.of(entry, "CVSSv3", "cvssScore", "snyk"));
        for (JsonNode other : entry.path("cvssDetails")) {
            String by = Nodes.text(other, "assigner");
            ratings.addAll(Ratings.of(other, "cvssV3Vector", "cvssV3BaseScore", by));
        }
        return ratings;
    }

    /** The image at the beginning of the path through the dependencies. */
    private static String image(JsonNode entry) {
        String root = Nodes.text(entry.path("from").path(0));
        return root.startsWith(IMAGE) ? Images.name(root.substring(IMAGE.length())) : "";
    }

    private static Component component(JsonNode entry, String manifest) {
        String name = Nodes.first(entry, "name", "packageName");
        String version = Nodes.first(entry, "version", "packageVersion");
        String type = TYPES.get(Nodes.text(entry, "packageManager"));
        String purl = type == null ? "" : Purls.of(type, type.equals("maven") ? name.replace(':', '/') : name, version);
        int depth = entry.path("from").size();
        Scope scope = depth == 2 ? Scope.DIRECT : depth > 2 ? Scope.TRANSITIVE : Scope.UNKNOWN;
        return new Component(purl, name, version, List.of(), manifest, scope);
    }

    /** The first package on the way to the vulnerable one that can be upgraded. */
    private static String remediation(JsonNode entry) {
        for (JsonNode step : entry.path("upgradePath")) {
            if (step.isTextual()) {
                return "Upgrade to " + step.asText() + ".";
            }
        }
        return "";
    }

    /** A rule of infrastructure as code that a file does not keep. */
    static Finding.Builder configuration(JsonCursor json, JsonNode entry, String file) {
        String id = Nodes.required(json, entry, "id");
        JsonNode advice = entry.path("iacDescription");
        List<String> path = Nodes.texts(entry, "path");
        return Finding.of(ScanKind.CONFIGURATION, id)
                .title(Nodes.text(entry, "title"))
                .description(String.join("\n", Nodes.text(advice, "issue"), Nodes.text(advice, "impact")))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(Location.of(file, entry.path("lineNumber").asInt()))
                .identity(String.join(".", path))
                .remediation(Nodes.text(advice, "resolve"))
                .url(Nodes.text(entry, "documentation"))
                .suppression(entry.path("isIgnored").asBoolean() ? ignored(entry) : null);
    }

    static Suppression ignored(JsonNode entry) {
        JsonNode rule = entry.path("filtered").path("ignored").path(0);
        return new Suppression(Suppression.State.SUPPRESSED, "snyk ignore", Nodes.text(rule, "reason"));
    }
}
