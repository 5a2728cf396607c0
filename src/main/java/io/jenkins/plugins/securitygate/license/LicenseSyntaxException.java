package io.jenkins.plugins.securitygate.license;

/** A text that is no licence expression. */
public final class LicenseSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong and at which character */
    LicenseSyntaxException(String message) {
        super(message);
    }
}
