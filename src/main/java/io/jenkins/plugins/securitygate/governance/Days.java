package io.jenkins.plugins.securitygate.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days as waivers count them: in UTC, like the policies. */
public final class Days {
    private Days() {}

    /** The day of a moment. */
    public static LocalDate of(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Today. */
    public static LocalDate today() {
        return of(Instant.now());
    }
}
