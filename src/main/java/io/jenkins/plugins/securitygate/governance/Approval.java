package io.jenkins.plugins.securitygate.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A build that waits for people, or waited.
 *
 * @param id which gate of the build it is about
 * @param headline why the policies want a review, one line
 * @param needed how many people have to approve
 * @param deadline when the waiting ends
 * @param failsOnTimeout whether the build fails when nobody decided in time
 * @param excluded ids of users who may not decide, because they started the build or changed it
 * @param votes what people said, in order
 * @param outcome what came of it
 */
public record Approval(
        String id,
        String headline,
        int needed,
        Instant deadline,
        boolean failsOnTimeout,
        List<String> excluded,
        List<ApprovalVote> votes,
        Outcome outcome) {
    public Approval {
        excluded = List.copyOf(excluded);
        votes = List.copyOf(votes);
    }

    /** What can come of an approval. */
    public enum Outcome {
        PENDING,
        APPROVED,
        REJECTED,
        TIMED_OUT,
        /** The build was aborted. */
        WITHDRAWN
    }

    /** How many more people have to approve. */
    public int missing() {
        return needed - votes.size();
    }

    /** Whether a user took part in what is to be approved. */
    public boolean excludes(String user) {
        return excluded.stream().anyMatch(user::equalsIgnoreCase);
    }

    /**
     * The approval with one more vote. One rejection is enough.
     *
     * @throws ApprovalException when the vote does not count
     */
    Approval with(ApprovalVote vote) throws ApprovalException {
        if (outcome != Outcome.PENDING) {
            throw new ApprovalException("this was decided already; reload the page");
        }
        if (excludes(vote.user())) {
            throw new ApprovalException(
                    "who started a build or changed it cannot decide about it; another person has" + " to");
        }
        if (vote.reason().isBlank()) {
            throw new ApprovalException("say why; the reason is kept with the decision");
        }
        if (votes.stream().anyMatch(earlier -> earlier.user().equalsIgnoreCase(vote.user()))) {
            throw new ApprovalException("you approved already; another person has to");
        }
        List<ApprovalVote> longer = new ArrayList<>(votes);
        longer.add(vote);
        Outcome next =
                !vote.approves() ? Outcome.REJECTED : longer.size() >= needed ? Outcome.APPROVED : Outcome.PENDING;
        return new Approval(id, headline, needed, deadline, failsOnTimeout, excluded, longer, next);
    }

    /** The approval after a moment has passed. */
    Approval at(Instant now) {
        return outcome == Outcome.PENDING && !now.isBefore(deadline) ? ended(Outcome.TIMED_OUT) : this;
    }

    Approval withdrawn() {
        return outcome == Outcome.PENDING ? ended(Outcome.WITHDRAWN) : this;
    }

    private Approval ended(Outcome end) {
        return new Approval(id, headline, needed, deadline, failsOnTimeout, excluded, votes, end);
    }
}
