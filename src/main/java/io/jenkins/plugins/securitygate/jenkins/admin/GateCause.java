package io.jenkins.plugins.securitygate.jenkins.admin;

import jenkins.model.CauseOfInterruption;

/** Why the gate stopped a Pipeline. */
public final class GateCause extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason one line for people */
    public GateCause(String reason) {
        this.reason = reason;
    }

    @Override
    public String getShortDescription() {
        return "Security gate: " + reason;
    }

    // Equal causes are listed once on the build page, so that a retried gate does not repeat itself.
    @Override
    public boolean equals(Object other) {
        return other instanceof GateCause cause && cause.reason.equals(reason);
    }

    @Override
    public int hashCode() {
        return reason.hashCode();
    }
}
