package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

/** Parts of paths with forward slashes. */
final class FileNames {
    private FileNames() {}

    /** The part after the last slash. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
