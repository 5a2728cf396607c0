package io.jenkins.plugins.securitygate.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is publicly known of the vulnerability behind a finding.
 *
 * @param identifiers CVE, GHSA and other ids, the tool's own first, without repeats
 * @param cvss all ratings that the source gave
 * @param epss probability of exploitation in the next 30 days, 0 to 1, -1 when unknown
 * @param epssPercentile 0 to 1, -1 when unknown
 * @param kev whether it is in CISA's catalogue of known exploited vulnerabilities
 * @param fixedVersions versions that repair it, empty when there is none or it is unknown
 * @param published when it was published, {@code null} when unknown
 */
public record Advisory(
        List<String> identifiers,
        List<Cvss> cvss,
        double epss,
        double epssPercentile,
        boolean kev,
        List<String> fixedVersions,
        Instant published) {
    public static final Advisory NONE = new Advisory(List.of(), List.of(), -1, -1, false, List.of(), null);

    public Advisory {
        identifiers = distinct(identifiers);
        cvss = cvss == null ? List.of() : List.copyOf(cvss);
        epss = fraction(epss);
        epssPercentile = fraction(epssPercentile);
        fixedVersions = distinct(fixedVersions);
    }

    /** An advisory of which only the identifiers and the repaired versions are known. */
    public static Advisory of(List<String> identifiers, List<String> fixedVersions) {
        return new Advisory(identifiers, List.of(), -1, -1, false, fixedVersions, null);
    }

    /** The highest score of all ratings, -1 when there is none. */
    public double score() {
        return cvss.stream().mapToDouble(Cvss::score).max().orElse(-1);
    }

    private static List<String> distinct(List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            return List.of();
        }
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (String text : texts) {
            String bounded = Texts.bounded(text, Texts.SHORT);
            if (!bounded.isEmpty()) {
                distinct.add(bounded);
            }
        }
        return List.copyOf(distinct);
    }

    private static double fraction(double value) {
        return value >= 0 && value <= 1 ? value : -1;
    }
}
