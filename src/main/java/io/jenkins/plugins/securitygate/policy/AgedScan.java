package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Scan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scan as seen at the moment of the decision.
 *
 * @param scan the scan
 * @param now when it is decided
 */
record AgedScan(Scan scan, Instant now) {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** How long ago it started; empty when that is unknown or, by more than the clocks of two machines differ, ahead. */
    Optional<Duration> age() {
        if (scan.started() == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(scan.started(), now);
        if (age.isNegative()) {
            return age.abs().compareTo(CLOCK_DIFFERENCE) <= 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        return Optional.of(age);
    }

    /** The age in hours, -1 when unknown. */
    double ageHours() {
        return age().map(age -> age.toSeconds() / 3600.0).orElse(-1.0);
    }
}
