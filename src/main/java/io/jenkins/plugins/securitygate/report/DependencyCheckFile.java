package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.List;

/** One file that Dependency-Check looked at; in the report its name and packages stand before its vulnerabilities. */
final class DependencyCheckFile {
    private String name = "";
    private String path = "";
    private String purl = "";

    void name(String text) {
        name = text;
    }

    void path(String text) {
        path = text;
    }

    /** Takes the first package URL; CPE names stand beside it. */
    void identifier(String id) {
        purl = purl.isEmpty() && id.startsWith("pkg:") ? id : purl;
    }

    /**
     * The finding of a vulnerability.
     *
     * @param entry its JSON form
     * @param place where it is in the report
     * @throws BadEntryException when it has no name
     */
    Finding.Builder finding(JsonNode entry, String place, boolean suppressed) {
        String id = Nodes.text(entry, "name");
        if (id.isBlank()) {
            throw new BadEntryException(place, "the vulnerability has no name");
        }
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + name)
                .description(Nodes.text(entry, "description"))
                .severity(severity(entry))
                .location(Location.of(path, 0))
                .component(Purls.component(purl, name, "", path))
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, List.of()),
                        ratings(entry),
                        -1,
                        -1,
                        !member(entry, "knownExploitedVulnerability").isMissingNode(),
                        List.of(),
                        null))
                .cwes(cwes(entry))
                .url(url(entry))
                .suppression(
                        suppressed
                                ? new Suppression(
                                        Suppression.State.SUPPRESSED, "suppression file", Nodes.text(entry, "notes"))
                                : null);
    }

    /** By CVSS 3 where its parts make a valid vector, else the word of CVSS 4 or 2, else the word of the source. */
    private static Severity severity(JsonNode entry) {
        Severity rated =
                vector(entry).map(cvss -> Severity.ofScore(cvss.score())).orElse(Severity.UNKNOWN);
        for (String word : List.of(
                Nodes.text(member(entry, "cvssv4"), "baseSeverity"),
                Nodes.text(member(entry, "cvssv2"), "severity"),
                Nodes.text(entry, "severity"))) {
            rated = rated == Severity.UNKNOWN ? Severity.of(word) : rated;
        }
        // A vulnerability that is listed without a rating is not harmless.
        return rated == Severity.UNKNOWN ? Severity.MEDIUM : rated;
    }

    private static List<Cvss> ratings(JsonNode entry) {
        List<Cvss> ratings = new ArrayList<>();
        vector(entry).ifPresent(ratings::add);
        String source = Nodes.text(entry, "source");
        JsonNode four = member(entry, "cvssv4");
        ratings.addAll(Ratings.of(
                Nodes.text(four, "vectorString"), four.path("baseScore").asDouble(), source));
        ratings.addAll(Ratings.of("", member(entry, "cvssv2").path("score").asDouble(), source));
        return ratings;
    }

    /** The report has the parts of the vector in words or in their letters, not the vector itself. */
    private static java.util.Optional<Cvss> vector(JsonNode entry) {
        JsonNode parts = member(entry, "cvssv3");
        String version = Nodes.text(parts, "version").equals("3.0") ? "3.0" : "3.1";
        String vector = "CVSS:%s/AV:%s/AC:%s/PR:%s/UI:%s/S:%s/C:%s/I:%s/A:%s"
                .formatted(
                        version,
                        letter(parts, "attackVector"),
                        letter(parts, "attackComplexity"),
                        letter(parts, "privilegesRequired"),
                        letter(parts, "userInteraction"),
                        letter(parts, "scope"),
                        letter(parts, "confidentialityImpact"),
                        letter(parts, "integrityImpact"),
                        letter(parts, "availabilityImpact"));
        return Cvss.ofVector(vector, Nodes.text(entry, "source"));
    }

    private static String letter(JsonNode parts, String member) {
        String word = Nodes.text(parts, member);
        return word.isEmpty() ? "" : word.substring(0, 1);
    }

    /** A list in JSON; in XML an element around one element or many; in old versions one text. */
    private static List<Integer> cwes(JsonNode entry) {
        JsonNode cwes = entry.path("cwes");
        List<String> texts = Nodes.texts(cwes.isObject() ? cwes : entry, cwes.isArray() ? "cwes" : "cwe");
        return Cwe.numbers(texts);
    }

    private static String url(JsonNode entry) {
        JsonNode references = entry.path("references");
        JsonNode list = references.isObject() ? references.path("reference") : references;
        return Nodes.text(list.isArray() ? list.path(0) : list, "url");
    }

    /** XML and JSON write the names of some members in different case. */
    private static JsonNode member(JsonNode entry, String lowerCase) {
        for (var member : entry.properties()) {
            if (member.getKey().equalsIgnoreCase(lowerCase)) {
                return member.getValue();
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
