package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.Approval.Outcome;
import io.jenkins.plugins.securitygate.governance.ApprovalVote;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One approval as the page shows it. */
public final class ApprovalRow {
    private final Approval approval;

    ApprovalRow(Approval approval) {
        this.approval = approval;
    }

    public String getId() {
        return approval.id();
    }

    public String getHeadline() {
        return approval.headline();
    }

    public boolean isPending() {
        return approval.outcome() == Outcome.PENDING;
    }

    /** What is waited for, or what came of it. */
    public String getState() {
        return line(approval);
    }

    /** Users who may not decide, empty when nobody took part. */
    public String getExcluded() {
        return String.join(", ", approval.excluded());
    }

    /** What people said, one sentence each. */
    public List<String> getVotes() {
        return approval.votes().stream().map(ApprovalRow::sentence).toList();
    }

    /** What is waited for, or what came of it, one line for pages and console. */
    public static String line(Approval approval) {
        return switch (approval.outcome()) {
            case PENDING ->
                "waits for " + approval.missing() + (approval.missing() == 1 ? " approval" : " approvals") + " until "
                        + approval.deadline().truncatedTo(ChronoUnit.SECONDS) + ", then "
                        + (approval.failsOnTimeout() ? "fails" : "goes on with a warning");
            case APPROVED -> "approved";
            case REJECTED -> "rejected";
            case TIMED_OUT -> "nobody decided until " + approval.deadline().truncatedTo(ChronoUnit.SECONDS);
            case WITHDRAWN -> "the build was aborted before anybody decided";
        };
    }

    /** Who voted how, with the reason. */
    public static String sentence(ApprovalVote vote) {
        return (vote.approves() ? "approved by " : "rejected by ") + vote.user() + " on "
                + vote.time().truncatedTo(ChronoUnit.SECONDS) + ": " + vote.reason();
    }
}
