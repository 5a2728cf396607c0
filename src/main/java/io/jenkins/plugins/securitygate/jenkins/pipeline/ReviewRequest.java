package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.ApprovalVote;
import io.jenkins.plugins.securitygate.jenkins.people.ApprovalRow;
import io.jenkins.plugins.securitygate.jenkins.people.Participants;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.ReviewTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people are asked when the policies want a review.
 *
 * @param headline why, one line
 * @param terms what an approval takes
 */
record ReviewRequest(String headline, ReviewTerms terms) {

    /** The question, as it is kept. */
    Approval ask(String id, Run<?, ?> run) {
        return new Approval(
                id,
                headline,
                terms.approvals(),
                Instant.now().plus(terms.timeout()),
                terms.onTimeout() == Verdict.FAIL,
                Participants.of(run),
                List.of(),
                Approval.Outcome.PENDING);
    }

    /** What came of a question, empty while nobody has decided or when it was taken back. */
    static Optional<Review> result(Approval approval) {
        List<ApprovalVote> votes = approval.votes();
        String by = votes.stream().map(ApprovalVote::user).collect(Collectors.joining(", "));
        String reason = votes.stream().map(ApprovalVote::reason).collect(Collectors.joining("; "));
        Instant last = votes.isEmpty()
                ? approval.deadline()
                : votes.get(votes.size() - 1).time();
        return Optional.ofNullable(
                switch (approval.outcome()) {
                    case APPROVED -> new Review(Review.State.APPROVED, by, last, reason, Verdict.PASS);
                    case REJECTED -> new Review(Review.State.REJECTED, by, last, reason, Verdict.FAIL);
                    case TIMED_OUT ->
                        new Review(
                                Review.State.TIMED_OUT,
                                "",
                                approval.deadline(),
                                "",
                                approval.failsOnTimeout() ? Verdict.FAIL : Verdict.WARN);
                    case PENDING, WITHDRAWN -> null;
                });
    }

    /** The question in the console. */
    List<String> console(Approval approval, Run<?, ?> run) {
        return Stream.of(
                        "REVIEW: " + ApprovalRow.line(approval),
                        "approve or reject at " + run.getUrl() + "security-gate/"
                                + (approval.excluded().isEmpty()
                                        ? ""
                                        : ", anybody permitted but " + String.join(", ", approval.excluded())))
                .map(ConsoleLine::of)
                .toList();
    }
}
