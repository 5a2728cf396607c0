package io.jenkins.plugins.securitygate.scanner.license;

import java.io.IOException;

/** Something that tells licences is longer than any honest text. Nothing is broken, but nobody knows what it says. */
final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param what is too long
     * @param limit in bytes
     */
    TooLongException(String what, int limit) {
        super(what + " is longer than " + limit + " bytes, so the licences are not known");
    }
}
