package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.audit.AuditCheck;
import java.util.List;

/** What a check of the audit trail found, as the page shows it. */
public final class AuditFinding {
    private final AuditCheck check;

    AuditFinding(AuditCheck check) {
        this.check = check;
    }

    public boolean isSound() {
        return check.sound();
    }

    public long getEntries() {
        return check.entries();
    }

    /** Place and hash of the last entry, for somebody to note elsewhere. */
    public String getLast() {
        return check.last()
                .map(entry -> entry.chain() + "-" + entry.number() + " " + entry.hash())
                .orElse("");
    }

    public List<String> getProblems() {
        return check.problems();
    }

    public List<String> getNotes() {
        return check.notes();
    }
}
