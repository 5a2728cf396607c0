package io.jenkins.plugins.securitygate.risk;

import java.util.List;

/**
 * One thing that speaks against a release.
 *
 * @param id of its kind, for example {@code log-failure}
 * @param title one line for people
 * @param probability how likely it alone makes the release a bad one, 0 to 1
 * @param evidence lines, values or names behind it, the most telling first
 */
public record Signal(String id, String title, double probability, List<String> evidence) {
    public Signal {
        probability = Double.isNaN(probability) ? 1 : Math.max(0, Math.min(1, probability));
        evidence = List.copyOf(evidence);
    }
}
