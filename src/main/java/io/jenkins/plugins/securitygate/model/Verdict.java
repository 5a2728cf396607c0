package io.jenkins.plugins.securitygate.model;

import java.util.Locale;

/** What a decision says, mildest first. */
public enum Verdict {
    PASS,
    WARN,
    REVIEW,
    FAIL;

    /** The name in files and policies, lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stricter of two. */
    public Verdict and(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
