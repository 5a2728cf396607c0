package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

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
     */
    default void unnamed(String place, String sha1) {
        note(place, "no pom.properties says which package it is");
    }

    /**
     * A part of the file that could not be used.
     *
     * @param place within the file, empty for the whole of it
     * @param message what is missing, and what to do
     */
    void note(String place, String message);
}
