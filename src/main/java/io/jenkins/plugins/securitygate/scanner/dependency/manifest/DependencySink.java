package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import io.jenkins.plugins.securitygate.scanner.dependency.LikelyPackage;
import java.util.Optional;

/** Takes what a file says of its packages. */
public interface DependencySink {
    void add(Dependency dependency);

    /** Whether the SHA-1 of archives without a name is of use. */
    default boolean knowsArchives() {
        return false;
    }

    /**
     * An archive that does not say which package it is.
     *
     * @param place within the file, empty for the whole of it
     * @param sha1 hexadecimal, lower case; empty unless {@link #knowsArchives()}
     * @param likely what it seems to be; empty when nothing tells
     */
    void unnamed(String place, String sha1, Optional<LikelyPackage> likely);

    /**
     * A part of the file that could not be used.
     *
     * @param place within the file, empty for the whole of it
     * @param message what is missing, and what to do
     */
    void note(String place, String message);
}
