package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.io.IOException;

/** A file is not as its format says. */
final class ManifestFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, and where in the file */
    ManifestFormatException(String problem) {
        super(problem);
    }

    ManifestFormatException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
