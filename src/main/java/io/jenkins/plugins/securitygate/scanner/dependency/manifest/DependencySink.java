package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

/** Takes what a file says of its packages. */
public interface DependencySink {
    void add(Dependency dependency);

    /**
     * A part of the file that could not be used.
     *
     * @param place within the file, empty for the whole of it
     * @param message what is missing, and what to do
     */
    void note(String place, String message);
}
