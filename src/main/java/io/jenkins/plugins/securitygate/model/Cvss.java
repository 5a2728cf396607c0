package io.jenkins.plugins.securitygate.model;

import java.util.Optional;

/**
 * A CVSS rating of a vulnerability (versions 2, 3.x and 4.0 of the FIRST specifications).
 *
 * @param version {@code 2.0}, {@code 3.0}, {@code 3.1} or {@code 4.0}; empty when only a score is known
 * @param vector the vector string, empty when only a score is known
 * @param score base score 0.0 to 10.0, -1 when unknown
 * @param source who rated, for example {@code nvd}; empty when unknown
 */
public record Cvss(String version, String vector, double score, String source) {
    private static final Memo<Optional<Cvss>> PARSED = new Memo<>(Cvss::parsed);

    public Cvss {
        version = Texts.bounded(version, Texts.SHORT);
        vector = Texts.bounded(vector, Texts.SHORT);
        source = Texts.bounded(source, Texts.SHORT);
        if (Double.isNaN(score) || score < 0 || score > 10) {
            score = -1;
        }
    }

    /**
     * Reads a vector string and computes its base score.
     *
     * @param vector may lack the {@code CVSS:3.1/} prefix, may be {@code null}
     * @param source who rated
     * @return empty when the text is not a valid vector
     */
    public static Optional<Cvss> ofVector(String vector, String source) {
        if (vector == null || vector.isBlank()) {
            return Optional.empty();
        }
        return PARSED.of(withPrefix(vector.strip()))
                .map(parsed -> new Cvss(parsed.version(), parsed.vector(), parsed.score(), source));
    }

    private static Optional<Cvss> parsed(String vector) {
        try {
            us.springett.cvss.Cvss parsed = us.springett.cvss.Cvss.fromVector(vector);
            if (parsed == null) {
                return Optional.empty();
            }
            double score = parsed.calculateScore().getBaseScore();
            return Optional.of(new Cvss(versionOf(vector), vector, score, ""));
        } catch (RuntimeException e) {
            // The library reports a malformed vector in several unchecked ways; to us all mean "no vector".
            return Optional.empty();
        }
    }

    /** A score without a vector; {@code score} outside 0 to 10 becomes unknown. */
    public static Cvss ofScore(double score, String source) {
        return new Cvss("", "", score, source);
    }

    private static String withPrefix(String vector) {
        boolean bare = !vector.startsWith("CVSS:") && !vector.startsWith("(");
        boolean version2 = vector.contains("Au:");
        return bare && !version2 && vector.startsWith("AV:") ? "CVSS:3.1/" + vector : vector;
    }

    private static String versionOf(String vector) {
        return vector.startsWith("CVSS:") ? vector.substring(5, vector.indexOf('/')) : "2.0";
    }
}
