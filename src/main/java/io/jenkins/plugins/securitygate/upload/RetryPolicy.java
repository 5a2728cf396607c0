package io.jenkins.plugins.securitygate.upload;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/**
 * When to try again: after what may pass by itself, each time after twice the pause, unless the service says when.
 *
 * @param attempts at least 1
 * @param firstPause the pause after the first attempt
 * @param longestPause the most that is waited for, whatever the service says
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {
    /** Five attempts in about 15 seconds, or in at most 4 minutes when the service asks for it. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    boolean mayPass(int status) {
        return PASSING.contains(status);
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempt the number of the failed attempt, from 1
     * @param retryAfter the header {@code Retry-After}, seconds or a date as of RFC 9110; empty when there is none
     */
    Duration pause(int attempt, String retryAfter, Clock clock) {
        Duration usual = firstPause.multipliedBy(1L << Math.min(attempt - 1, 30));
        Duration asked = asked(retryAfter.strip(), clock);
        Duration longer = asked.compareTo(usual) > 0 ? asked : usual;
        return longer.compareTo(longestPause) > 0 ? longestPause : longer;
    }

    private static Duration asked(String retryAfter, Clock clock) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), date);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
