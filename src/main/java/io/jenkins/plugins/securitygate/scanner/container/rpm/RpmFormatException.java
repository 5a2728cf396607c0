package io.jenkins.plugins.securitygate.scanner.container.rpm;

import java.io.IOException;

/** A database of RPM is not as its format says. */
public final class RpmFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, and where in the file */
    RpmFormatException(String problem) {
        super(problem);
    }
}
