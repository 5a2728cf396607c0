package io.jenkins.plugins.securitygate.scanner.configuration.yaml;

import io.jenkins.plugins.securitygate.model.Location;

/** A document that is no YAML. */
public final class YamlSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Location location;

    YamlSyntaxException(Location location, String problem) {
        super(problem);
        this.location = location;
    }

    /** Where the parser gave up. */
    public Location location() {
        return location;
    }
}
