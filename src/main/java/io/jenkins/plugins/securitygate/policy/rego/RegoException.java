package io.jenkins.plugins.securitygate.policy.rego;

/** Rego gave no answer that can be trusted. The message says why and what to do. */
public final class RegoException extends Exception {
    private static final long serialVersionUID = 1L;

    public RegoException(String message) {
        super(message);
    }

    public RegoException(String message, Throwable cause) {
        super(message, cause);
    }
}
