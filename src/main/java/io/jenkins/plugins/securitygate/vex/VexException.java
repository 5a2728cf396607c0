package io.jenkins.plugins.securitygate.vex;

/** A VEX document that cannot be used; the message says which, where in it, and why. */
public final class VexException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, and where */
    public VexException(String problem) {
        super(problem);
    }

    /** @param problem what is wrong, and where */
    public VexException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
