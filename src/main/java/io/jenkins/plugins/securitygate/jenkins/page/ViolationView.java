package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Violation;

/** One thing that breaks a rule, as the page shows it. */
public final class ViolationView {
    private final Violation violation;

    ViolationView(Violation violation) {
        this.violation = violation;
    }

    /** Empty for anything but a finding. */
    public String getSeverity() {
        return isFinding() ? violation.severity().name() : "";
    }

    public String getWhat() {
        return violation.what();
    }

    public String getWhere() {
        return violation.where();
    }

    /** State against the baseline, empty for anything but a finding. */
    public String getState() {
        return isFinding() ? ChangeWord.of(violation.change()) : "";
    }

    public String getFix() {
        return violation.fix();
    }

    /** Identity of the finding, empty for anything else. */
    public String getFingerprint() {
        return violation.fingerprint();
    }

    private boolean isFinding() {
        return !violation.fingerprint().isEmpty();
    }
}
