package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.jenkins.people.ApprovalRow;
import io.jenkins.plugins.securitygate.jenkins.people.Participants;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.ReviewTerms;
import java.time.Instant;
import java.util.List;
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
