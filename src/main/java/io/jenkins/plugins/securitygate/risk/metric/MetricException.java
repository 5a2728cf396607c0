package io.jenkins.plugins.securitygate.risk.metric;

/** Metrics or rules about them that cannot be read. The message names the place and says what to do. */
public final class MetricException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    public MetricException(String message) {
        super(message);
    }

    MetricException(String message, Throwable cause) {
        super(message, cause);
    }
}
