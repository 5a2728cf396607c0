package io.jenkins.plugins.securitygate.risk;

import io.jenkins.plugins.securitygate.model.Risk.Recommendation;

/**
 * From which score on a release needs a review, and from which on it should be rolled back.
 *
 * @param review 0 to 100
 * @param rollBack 0 to 100, at least {@code review}
 */
public record Thresholds(int review, int rollBack) {
    /** What holds when nobody says otherwise, and the mildest that can be asked for. */
    public static final Thresholds DEFAULT = new Thresholds(30, 70);

    public Thresholds {
        if (review < 0 || rollBack > 100 || review > rollBack) {
            throw new IllegalArgumentException("thresholds are 0 to 100, and a review comes before a roll back; not "
                    + review + " and " + rollBack);
        }
    }

    /**
     * Thresholds that are at least as strict as the default ones.
     *
     * @throws IllegalArgumentException when they are milder
     */
    public static Thresholds tightened(int review, int rollBack) {
        if (review > DEFAULT.review || rollBack > DEFAULT.rollBack) {
            throw new IllegalArgumentException("thresholds can only be tightened, below " + DEFAULT.review + " and "
                    + DEFAULT.rollBack + "; not to " + review + " and " + rollBack);
        }
        return new Thresholds(review, rollBack);
    }

    Recommendation recommend(int score) {
        if (score >= rollBack) {
            return Recommendation.ROLL_BACK;
        }
        return score >= review ? Recommendation.REVIEW : Recommendation.PROCEED;
    }
}
