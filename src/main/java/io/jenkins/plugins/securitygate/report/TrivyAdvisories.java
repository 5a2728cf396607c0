package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Maps what a vulnerability of a Trivy report says beyond the package at fault. */
final class TrivyAdvisories {
    /** The newest version first, since a rating in version 4 supersedes the older ones of the same source. */
    private static final List<String> VERSIONS = List.of("V40", "V3", "V2");

    private TrivyAdvisories() {}

    static Advisory of(JsonNode entry) {
        return new Advisory(
                VulnerabilityIds.of(Nodes.text(entry, "VulnerabilityID"), Nodes.texts(entry, "VendorIDs")),
                ratings(entry.path("CVSS"), Nodes.text(entry, "SeveritySource")),
                -1,
                -1,
                false,
                Arrays.asList(Nodes.text(entry, "FixedVersion").split(",")),
                Timestamps.parse(Nodes.text(entry, "PublishedDate")));
    }

    /** All ratings: those of the source that set the severity first, then the others as they are listed. */
    private static List<Cvss> ratings(JsonNode sources, String severitySource) {
        Set<String> names = new LinkedHashSet<>();
        names.add(severitySource);
        sources.fieldNames().forEachRemaining(names::add);
        List<Cvss> ratings = new ArrayList<>();
        for (String name : names) {
            for (String version : VERSIONS) {
                rate(sources.path(name), version, name, ratings);
            }
        }
        return ratings;
    }

    private static void rate(JsonNode source, String version, String name, List<Cvss> ratings) {
        JsonNode score = source.path(version + "Score");
        Cvss.ofVector(Nodes.text(source, version + "Vector"), name).ifPresentOrElse(ratings::add, () -> {
            if (score.isNumber()) {
                ratings.add(Cvss.ofScore(score.asDouble(), name));
            }
        });
    }
}
