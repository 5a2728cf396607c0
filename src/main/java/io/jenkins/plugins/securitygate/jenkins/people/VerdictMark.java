package io.jenkins.plugins.securitygate.jenkins.people;

import java.util.Locale;

/** How a job's last verdict is shown: never by colour alone. The gravest stands first. */
public enum VerdictMark {
    FAIL("Failed", "symbol-status-red"),
    REVIEW("Needs approval", "symbol-status-red"),
    UNREADABLE("Cannot be read", "symbol-status-red"),
    WARN("Passed with warnings", "symbol-status-yellow"),
    PASS("Passed", "symbol-status-blue"),
    NONE("No gate yet", "symbol-status-nobuilt");

    private final String words;
    private final String icon;

    VerdictMark(String words, String icon) {
        this.words = words;
        this.icon = icon;
    }

    /** @param verdict as {@link io.jenkins.plugins.securitygate.governance.LastGate} has it */
    static VerdictMark of(String verdict) {
        try {
            return valueOf(verdict.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }

    public String getWords() {
        return words;
    }

    /** The symbol that stands beside the words. */
    public String getIcon() {
        return icon;
    }
}
