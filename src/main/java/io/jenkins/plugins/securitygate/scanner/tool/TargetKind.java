package io.jenkins.plugins.securitygate.scanner.tool;

import java.util.Locale;

/** What a tool can be pointed at. */
public enum TargetKind {
    FOLDER,
    FILE,
    IMAGE,
    URL;

    /** The name in catalogues, lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
