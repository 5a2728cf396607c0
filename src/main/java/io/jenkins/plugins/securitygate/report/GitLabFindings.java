package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps the vulnerabilities of a GitLab report. Evidence, requests and extracts of source code are left out: they hold
 * sessions and secrets.
 *
 * @param scan what the whole report is about, {@code null} when it does not say
 * @param secrets how secret values become digests
 */
record GitLabFindings(ScanKind scan, SecretDigest secrets) {

    /** The kind of a type of scan, {@code null} for one that we do not know. */
    static ScanKind kind(String type) {
        return switch (type) {
            case "sast" -> ScanKind.SAST;
            case "dast" -> ScanKind.DAST;
            case "api_fuzzing", "coverage_fuzzing" -> ScanKind.FUZZING;
            case "dependency_scanning" -> ScanKind.DEPENDENCY;
            case "container_scanning", "cluster_image_scanning" -> ScanKind.CONTAINER;
            case "secret_detection" -> ScanKind.SECRET;
            default -> null;
        };
    }

    void add(JsonCursor json, JsonNode entry, ScanSink sink) {
        ScanKind kind = kind(entry);
        sink.kind(kind);
        if (scan == null) {
            sink.tool(Nodes.text(entry.path("scanner"), "id"), "");
        }
        JsonNode location = entry.path("location");
        List<Cvss> ratings = ratings(entry);
        sink.finding(Finding.of(kind, rule(json, entry))
                .title(Nodes.first(entry, "name", "message"))
                .description(Nodes.text(entry, "description"))
                .severity(Ratings.severity(Nodes.text(entry, "severity"), ratings))
                .location(location(location))
                .endpoint(endpoint(location))
                .target(target(kind, location))
                .component(component(location))
                .advisory(advisory(kind, entry, ratings))
                .cwes(cwes(entry))
                .identity(identity(kind, entry))
                .remediation(Nodes.text(entry, "solution"))
                .url(url(entry)));
    }

    /** Reports before version 15 say it of each vulnerability; of the oldest, the location must tell. */
    private ScanKind kind(JsonNode entry) {
        ScanKind said = kind(Nodes.text(entry, "category"));
        if (scan != null || said != null) {
            return scan == null ? said : scan;
        }
        JsonNode location = entry.path("location");
        if (location.has("image")) {
            return ScanKind.CONTAINER;
        }
        if (!Nodes.text(location.path("dependency").path("package"), "name").isEmpty()) {
            return ScanKind.DEPENDENCY;
        }
        return location.has("hostname") ? ScanKind.DAST : ScanKind.SAST;
    }

    /** The primary identifier, which is the first. */
    private static String rule(JsonCursor json, JsonNode entry) {
        JsonNode first = entry.path("identifiers").path(0);
        if (first.isMissingNode()) {
            throw json.bad("the vulnerability has no identifiers");
        }
        return Nodes.required(json, first, "value");
    }

    private static Location location(JsonNode location) {
        int first = location.path("start_line").asInt();
        return new Location(
                Nodes.text(location, "file"),
                first,
                0,
                location.path("end_line").asInt(),
                0);
    }

    private static Endpoint endpoint(JsonNode location) {
        String host = Nodes.text(location, "hostname");
        return host.isEmpty()
                ? Endpoint.NONE
                : new Endpoint(
                        Nodes.text(location, "method"),
                        host + Nodes.text(location, "path"),
                        Nodes.text(location, "param"));
    }

    private static String target(ScanKind kind, JsonNode location) {
        return switch (kind) {
            case CONTAINER -> Images.name(Nodes.text(location, "image"));
            case FUZZING -> Nodes.text(location, "crash_type");
            default -> "";
        };
    }

    private static Component component(JsonNode location) {
        JsonNode dependency = location.path("dependency");
        String name = Nodes.text(dependency.path("package"), "name");
        return name.isEmpty()
                ? Component.NONE
                : Purls.component("", name, Nodes.text(dependency, "version"), Nodes.text(location, "file"));
    }

    private static Advisory advisory(ScanKind kind, JsonNode entry, List<Cvss> ratings) {
        if (kind != ScanKind.DEPENDENCY && kind != ScanKind.CONTAINER) {
            return Advisory.NONE;
        }
        List<String> ids = new ArrayList<>();
        entry.path("identifiers").forEach(identifier -> ids.add(Nodes.text(identifier, "value")));
        return new Advisory(VulnerabilityIds.of("", ids), ratings, -1, -1, false, List.of(), null);
    }

    private static List<Cvss> ratings(JsonNode entry) {
        List<Cvss> ratings = new ArrayList<>();
        for (JsonNode rating : entry.path("cvss_vectors")) {
            ratings.addAll(Ratings.of(Nodes.text(rating, "vector"), 0, Nodes.text(rating, "vendor")));
        }
        return ratings;
    }

    private static List<Integer> cwes(JsonNode entry) {
        List<String> texts = new ArrayList<>();
        for (JsonNode identifier : entry.path("identifiers")) {
            if (Nodes.text(identifier, "type").equalsIgnoreCase("cwe")) {
                texts.add(Nodes.text(identifier, "value"));
            }
        }
        return Cwe.numbers(texts);
    }

    /** For a secret its value, which is only digested; for a crash where it happened. */
    private String identity(ScanKind kind, JsonNode entry) {
        JsonNode location = entry.path("location");
        return switch (kind) {
            case SECRET -> secrets.of(Nodes.text(entry, "raw_source_code_extract"));
            case FUZZING -> Nodes.text(location, "crash_state");
            default -> "";
        };
    }

    private static String url(JsonNode entry) {
        String url = Nodes.text(entry.path("identifiers").path(0), "url");
        return url.isEmpty() ? Nodes.text(entry.path("links").path(0), "url") : url;
    }
}
