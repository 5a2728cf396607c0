package io.jenkins.plugins.securitygate.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads points in time as reports write them. */
public final class Timestamps {
    private Timestamps() {}

    /** An ISO 8601 time with its offset; {@code null} for anything else, since a time without one could be any. */
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
