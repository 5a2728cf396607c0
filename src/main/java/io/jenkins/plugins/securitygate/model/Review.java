package io.jenkins.plugins.securitygate.model;

import java.time.Instant;

/**
 * What people made of a decision that wanted a review.
 *
 * @param state what came of it
 * @param by ids of those who decided, with commas between; empty when nobody did
 * @param at when it was decided, {@code null} when nobody was asked or has decided
 * @param reason what they said, empty when nobody did
 * @param outcome what holds in place of the policies' verdict
 */
public record Review(State state, String by, Instant at, String reason, Verdict outcome) {
    /** Nobody was asked, or nobody has decided yet: a review stays a review. */
    public static final Review NONE = new Review(State.NONE, "", null, "", Verdict.REVIEW);

    /** What can come of a review. */
    public enum State {
        NONE,
        APPROVED,
        REJECTED,
        TIMED_OUT
    }

    public Review {
        by = Texts.bounded(by, Texts.SHORT);
        reason = Texts.bounded(reason, Texts.LONG);
    }
}
