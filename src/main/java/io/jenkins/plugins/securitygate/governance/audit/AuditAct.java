package io.jenkins.plugins.securitygate.governance.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry of the audit trail can be about. Names are written into files and must stay. */
public enum AuditAct {
    DECISION,
    WAIVER_REQUESTED,
    WAIVER_APPROVED,
    WAIVER_REJECTED,
    WAIVER_REVOKED,
    WAIVER_EXPIRED,
    APPROVAL_ASKED,
    APPROVAL_VOTE,
    APPROVAL_ENDED,
    POLICY_CHANGED,
    CONFIGURATION_CHANGED,
    /** A build that had to pass a gate ended without. */
    GATE_MISSING,
    /** A protected step was refused because no gate had passed. */
    STEP_REFUSED,
    /** A gate decided about a build whose Pipeline somebody had edited for it. */
    REPLAY_SEEN,
    /** A line before it was not written to its end; the entry has its digest. */
    TORN_LINE,
    /** Earlier files are damaged and were left as they are; the entry says how. */
    CHAIN_STARTED;

    /** The name as files and pages write it, such as {@code waiver-approved}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AuditAct> of(String word) {
        return Stream.of(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
