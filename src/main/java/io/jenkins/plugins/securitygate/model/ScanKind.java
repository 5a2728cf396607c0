package io.jenkins.plugins.securitygate.model;

import java.util.Locale;
import java.util.Optional;

/** What a scan looks for. {@link #TEST} stands for reports of functional tests, so that a policy can require them. */
public enum ScanKind {
    SAST,
    DAST,
    FUZZING,
    DEPENDENCY,
    CONTAINER,
    LICENSE,
    SECRET,
    CONFIGURATION,
    TEST;

    /** The name in files and policies, lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@link #id()}, empty for any other word. */
    public static Optional<ScanKind> of(String id) {
        for (ScanKind kind : values()) {
            if (kind.id().equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
