package io.jenkins.plugins.securitygate.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Reads points in time as reports write them. */
public final class Timestamps {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z");

    private Timestamps() {}

    /** An ISO 8601 time with its offset; {@code null} for anything else, since a time without one could be any. */
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time as mails write it (RFC 1123), for example {@code Sat, 27 Mar 2021 20:08:34 +0000}; else {@code null}. */
    static Instant ofMail(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time such as {@code 2026-01-05 10:00:00 +0000}; {@code null} for anything else. */
    static Instant ofClock(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), CLOCK).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whole seconds since 1970-01-01T00:00Z; {@code null} for anything else. */
    static Instant ofEpochSeconds(String text) {
        return text.matches("[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }
}
