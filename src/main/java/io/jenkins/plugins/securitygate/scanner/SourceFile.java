package io.jenkins.plugins.securitygate.scanner;

import java.nio.file.Path;

/**
 * One regular file of a scanned tree.
 *
 * @param file where it is
 * @param path relative to the root, with forward slashes
 * @param size in bytes
 */
public record SourceFile(Path file, String path, long size) {
    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the folder around it, empty for the root. */
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
