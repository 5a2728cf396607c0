package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.time.Duration;
import java.util.List;

/**
 * Scans that must have completed.
 *
 * @param statement what it says to people
 * @param kinds every one of them is required
 * @param maxAge how old a scan may be, {@code null} for any age
 * @param provenance how the scan must have come about, {@code null} for any way
 * @param terms effect, enforcement and where it holds
 */
record Requirement(Statement statement, List<ScanKind> kinds, Duration maxAge, Provenance provenance, Terms terms)
        implements PolicyEntry {
    Requirement {
        kinds = List.copyOf(kinds);
    }

    @Override
    public Requirement with(Statement another, Terms others) {
        return new Requirement(another, kinds, maxAge, provenance, others);
    }
}
