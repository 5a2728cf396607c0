package io.jenkins.plugins.securitygate.scanner.configuration;

import io.jenkins.plugins.securitygate.model.Location;

/**
 * The text of one file.
 *
 * @param path relative to the scanned root
 * @param text decoded, without byte order mark
 */
public record SourceText(String path, String text) {
    /** A place in this file; line and column are 1-based. */
    public Location at(int line, int column) {
        return new Location(path, line, column, 0, 0);
    }
}
