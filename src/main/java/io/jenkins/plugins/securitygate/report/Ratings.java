package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.List;

/** Makes CVSS ratings of the vectors and scores that a report gives side by side. */
final class Ratings {
    private Ratings() {}

    /** The vector, else the score where it is above 0, since many tools write 0 for "none"; else no rating. */
    static List<Cvss> of(String vector, double score, String source) {
        return Cvss.ofVector(vector, source).stream()
                .findFirst()
                .map(List::of)
                .orElse(score > 0 ? List.of(Cvss.ofScore(score, source)) : List.of());
    }

    /** Like {@link #of(String, double, String)}, from two members of an entry. */
    static List<Cvss> of(JsonNode entry, String vector, String score, String source) {
        return of(Nodes.text(entry, vector), entry.path(score).asDouble(), source);
    }

    /** The severity that a word says, else that of the highest rating. */
    static Severity severity(String word, List<Cvss> ratings) {
        Severity said = Severity.of(word);
        double score = ratings.stream().mapToDouble(Cvss::score).max().orElse(-1);
        return said == Severity.UNKNOWN ? Severity.ofScore(score) : said;
    }
}
