package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;

/**
 * A part of what is scanned that could not be examined although nothing is broken: an encrypted archive, a file beyond a
 * limit, a version that no file decides. It is a finding, since one can accept it by a waiver and a policy can forbid
 * it; an entry error would make every scan of the project an incomplete one.
 */
public final class Gap {
    /** The rule of all of them. */
    public static final String RULE = "not-examined";

    private Gap() {}

    /**
     * @param kind what was looked for
     * @param place the file, or the part of it
     * @param reason why it was not examined, and what to do; begins with a lower-case letter
     */
    public static Finding.Builder of(ScanKind kind, Location place, String reason) {
        return Finding.of(kind, RULE)
                .title("Not examined: " + reason)
                .severity(Severity.LOW)
                .location(place)
                .identity(reason)
                .remediation("Do what the finding says, take the file out, or have it accepted by a waiver.");
    }

    /**
     * @param path of the file
     * @param part of it, empty for the whole file
     */
    public static Finding.Builder of(ScanKind kind, String path, String part, String reason) {
        return of(kind, Location.of(path, 0), part.isEmpty() ? reason : part + ": " + reason);
    }
}
