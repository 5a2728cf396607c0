package io.jenkins.plugins.securitygate.governance;

import java.util.List;

/** Something about a waiver that is not allowed; the message says why, one line for each reason. */
public final class WaiverException extends Exception {
    private static final long serialVersionUID = 1L;

    WaiverException(List<String> problems) {
        super(String.join("\n", problems));
    }

    WaiverException(String problem) {
        super(problem);
    }
}
