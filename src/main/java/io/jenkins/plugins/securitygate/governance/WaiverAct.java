package io.jenkins.plugins.securitygate.governance;

import java.time.Instant;

/**
 * One thing that a person did about a waiver.
 *
 * @param kind what
 * @param user id of the user who did it
 * @param time when
 * @param comment what they said about it, may be empty
 */
public record WaiverAct(Kind kind, String user, Instant time, String comment) {
    /** What can be done about a waiver, in this order. */
    public enum Kind {
        REQUESTED,
        APPROVED,
        REJECTED,
        REVOKED,
        /** Nobody did it: its last day passed. */
        EXPIRED
    }
}
