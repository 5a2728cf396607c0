package io.jenkins.plugins.securitygate.model;

/**
 * Why a tool or a person outside the gate says that a finding does not count. The finding is kept and counted apart.
 *
 * @param state what is claimed
 * @param source who claims it, for example {@code inSource}, {@code .trivyignore} or {@code vex}
 * @param reason the justification as given, empty when none was
 * @param central whether it comes from a VEX document that the gate itself was given, which no report can claim
 */
public record Suppression(State state, String source, String reason, boolean central) {
    /** What the suppressing side claims. */
    public enum State {
        SUPPRESSED,
        FALSE_POSITIVE,
        NOT_AFFECTED,
        RESOLVED,
        ACCEPTED
    }

    /** What a report says of its own findings. */
    public Suppression(State state, String source, String reason) {
        this(state, source, reason, false);
    }

    public Suppression {
        source = Texts.bounded(source, Texts.SHORT);
        reason = Texts.bounded(reason, Texts.LONG);
    }
}
