package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.time.Duration;
import java.util.List;

/**
 * Scans that must have completed.
 *
 * @param id unique among the rules of the policy
 * @param title what is demanded, in words
 * @param owner who answers for it, empty when nobody is named
 * @param kinds every one of them is required
 * @param maxAge how old a scan may be, {@code null} for any age
 * @param provenance how the scan must have come about, {@code null} for any way
 * @param fix the next action for people, empty when not said
 * @param terms effect, enforcement and where it holds
 */
record Requirement(
        String id,
        String title,
        String owner,
        List<ScanKind> kinds,
        Duration maxAge,
        Provenance provenance,
        String fix,
        Terms terms)
        implements PolicyEntry {
    Requirement {
        kinds = List.copyOf(kinds);
    }
}
