package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;

/** An archive is larger or deeper than any honest one, and was not read to its end. */
public final class ArchiveLimitException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param problem which limit ended the reading, for people */
    public ArchiveLimitException(String problem) {
        super(problem);
    }
}
