package io.jenkins.plugins.securitygate.governance;

import java.util.Locale;

/** Where a waiver stands. Only an active one waives anything. */
public enum WaiverState {
    /** Somebody asked for it; nobody else has looked at it yet. */
    PROPOSED,
    /** Approved, and starts on a later day. */
    APPROVED,
    ACTIVE,
    EXPIRED,
    REJECTED,
    REVOKED;

    /** The state for people, lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
