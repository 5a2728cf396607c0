package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEntry;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.people.ApprovalRow;
import io.jenkins.plugins.securitygate.jenkins.people.Participants;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Review;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the audit trail learns of the gates of one build. */
final class GateAudit {
    private final Run<?, ?> run;

    GateAudit(Run<?, ?> run) {
        this.run = run;
    }

    /**
     * Keeps a decision with the digests of its evidence and policies.
     *
     * @return a line for the console, which is a witness outside of the trail
     * @throws UndecidedException when it cannot be kept; the decision must then not count
     */
    String decided(Decision decision) throws UndecidedException {
        try {
            Map<String, String> digests = new TreeMap<>(BuildFiles.of(run).digests());
            for (PolicyRef policy : decision.policies()) {
                // Two policies may have one name, and none must hide the other.
                digests.merge("policy " + policy.name(), policy.digest(), (one, other) -> one + " " + other);
            }
            String word = decision.verdict().id();
            if (decision.review().state() != Review.State.NONE) {
                word += ", which people made a " + decision.outcome().id();
            }
            String text = word + ": " + decision.headline() + people();
            AuditEntry entry = AuditTrail.get()
                    .record(AuditTrail.event(AuditAct.DECISION, run, text).with(digests));
            return "audit    " + entry.chain() + "-" + entry.number() + " " + entry.hash();
        } catch (IOException e) {
            throw new UndecidedException(e.getMessage(), e);
        }
    }

    /** Keeps that a gate could not decide; it fails the build either way. */
    void undecided(String reason) {
        AuditTrail.get()
                .report(AuditTrail.event(AuditAct.DECISION, run, "not decided, which fails: " + reason + people()));
    }

    /**
     * Keeps what comes of a review.
     *
     * @throws IOException when it cannot be kept; it must then not take effect
     */
    void reviewed(Approval approval) throws IOException {
        AuditTrail.get().record(AuditTrail.event(AuditAct.APPROVAL_ENDED, run, ApprovalRow.line(approval)));
    }

    /** Keeps that somebody edited the Pipeline for this build alone. */
    void replay() {
        if (Replay.is(run)) {
            AuditTrail.get().report(AuditTrail.event(AuditAct.REPLAY_SEEN, run, "the Pipeline was edited" + people()));
        }
    }

    private String people() {
        List<String> people = Participants.of(run);
        return people.isEmpty() ? "" : "; started or changed by " + String.join(", ", people);
    }
}
