package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Location;

/**
 * One place where a rule is broken.
 *
 * @param location where
 * @param snippet what is written there, secrets masked
 * @param detail what tells this hit from others of the same rule on the same target, for example the name of a
 *     capability; empty when there can be one only
 */
public record Hit(Location location, String snippet, String detail) {
    /** A rule that a target can break only once. */
    public static Hit at(Location location, String snippet) {
        return new Hit(location, snippet, "");
    }
}
