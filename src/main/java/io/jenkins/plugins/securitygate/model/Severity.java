package io.jenkins.plugins.securitygate.model;

import java.util.Locale;
import java.util.Map;

/** How bad a finding is, worst first. The order of the constants is the order of the severities. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO,
    UNKNOWN;

    private static final Map<String, Severity> WORDS = Map.ofEntries(
            Map.entry("critical", CRITICAL),
            Map.entry("blocker", CRITICAL),
            Map.entry("high", HIGH),
            Map.entry("important", HIGH),
            Map.entry("error", HIGH),
            Map.entry("severe", HIGH),
            Map.entry("major", HIGH),
            Map.entry("medium", MEDIUM),
            Map.entry("moderate", MEDIUM),
            Map.entry("warning", MEDIUM),
            Map.entry("warn", MEDIUM),
            Map.entry("normal", MEDIUM),
            Map.entry("low", LOW),
            Map.entry("minor", LOW),
            Map.entry("info", INFO),
            Map.entry("informational", INFO),
            Map.entry("information", INFO),
            Map.entry("note", INFO),
            Map.entry("none", INFO),
            Map.entry("negligible", INFO));

    /**
     * Reads the words that scanners use, in any case.
     *
     * @param word a severity as a tool writes it, may be {@code null}
     * @return the severity, {@link #UNKNOWN} for a word that no tool we know uses
     */
    public static Severity of(String word) {
        if (word == null) {
            return UNKNOWN;
        }
        return WORDS.getOrDefault(word.strip().toLowerCase(Locale.ROOT), UNKNOWN);
    }

    /**
     * Maps a CVSS base score by the qualitative scale of CVSS v3.1 section 5 (equal in v4.0).
     *
     * @param score 0.0 to 10.0, negative when there is none
     */
    public static Severity ofScore(double score) {
        if (score < 0 || Double.isNaN(score)) {
            return UNKNOWN;
        }
        if (score >= 9.0) {
            return CRITICAL;
        }
        if (score >= 7.0) {
            return HIGH;
        }
        if (score >= 4.0) {
            return MEDIUM;
        }
        return score > 0 ? LOW : INFO;
    }

    /** The name in files and policies, lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this severity is as bad as the other or worse. {@link #UNKNOWN} is below everything. */
    public boolean atLeast(Severity other) {
        return ordinal() <= other.ordinal();
    }
}
