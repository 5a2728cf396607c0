package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Verdict;
import java.time.Duration;

/**
 * What it takes to let a build go on that a rule wants reviewed.
 *
 * @param approvals how many people have to approve, at least 1
 * @param timeout how long to wait for them
 * @param onTimeout what becomes of the build when nobody decided in time: {@link Verdict#FAIL} or {@link Verdict#WARN}
 */
public record ReviewTerms(int approvals, Duration timeout, Verdict onTimeout) {
    /** What holds when a rule does not say. */
    public static final ReviewTerms DEFAULT = new ReviewTerms(1, Duration.ofDays(7), Verdict.FAIL);

    /** The stricter of two in each respect. */
    ReviewTerms and(ReviewTerms other) {
        return new ReviewTerms(
                Math.max(approvals, other.approvals),
                timeout.compareTo(other.timeout) <= 0 ? timeout : other.timeout,
                onTimeout.and(other.onTimeout));
    }
}
