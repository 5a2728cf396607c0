package io.jenkins.plugins.securitygate.governance;

/** A vote that does not count; the message says why. */
public final class ApprovalException extends Exception {
    private static final long serialVersionUID = 1L;

    ApprovalException(String problem) {
        super(problem);
    }
}
