package io.jenkins.plugins.securitygate.scanner.container;

import java.io.IOException;

/** The file is no image archive that can be read to its end. */
final class BadImageException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place entry of the archive
     * @param problem what is wrong with it
     */
    BadImageException(String place, String problem) {
        super(place + ": " + problem);
    }

    BadImageException(String place, String problem, Throwable cause) {
        super(place + ": " + problem, cause);
    }

    BadImageException(String problem) {
        super(problem);
    }
}
