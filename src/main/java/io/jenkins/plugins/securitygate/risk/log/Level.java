package io.jenkins.plugins.securitygate.risk.log;

import java.util.Locale;
import java.util.Optional;

/** How bad a line says that it is, mildest first. */
public enum Level {
    /** The line does not say. */
    NONE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** Reads the word or number that structured logs give as their level. */
    static Optional<Level> of(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "trace", "debug", "verbose", "fine", "finer", "finest", "10", "20" -> Optional.of(DEBUG);
            case "info", "information", "informational", "notice", "config", "30" -> Optional.of(INFO);
            case "warn", "warning", "40" -> Optional.of(WARN);
            case "error", "err", "severe", "50" -> Optional.of(ERROR);
            case "fatal", "critical", "crit", "panic", "dpanic", "alert", "emerg", "emergency", "60" ->
                Optional.of(FATAL);
            default -> Optional.empty();
        };
    }

    /** Whether a line of this level reports that something went wrong. */
    boolean isFailure() {
        return compareTo(ERROR) >= 0;
    }
}
