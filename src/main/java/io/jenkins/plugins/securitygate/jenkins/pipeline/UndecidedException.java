package io.jenkins.plugins.securitygate.jenkins.pipeline;

/** A gate that cannot decide. The message says what is missing and what to do; the build fails. */
final class UndecidedException extends Exception {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
        super(message);
    }

    UndecidedException(String message, Throwable cause) {
        super(message, cause);
    }
}
