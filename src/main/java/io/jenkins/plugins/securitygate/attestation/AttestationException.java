package io.jenkins.plugins.securitygate.attestation;

/** A key, decision file or envelope that cannot be used or must not be trusted; the message says which and why. */
public final class AttestationException extends Exception {
    private static final long serialVersionUID = 1L;

    AttestationException(String message) {
        super(message);
    }

    AttestationException(String message, Throwable cause) {
        super(message, cause);
    }
}
