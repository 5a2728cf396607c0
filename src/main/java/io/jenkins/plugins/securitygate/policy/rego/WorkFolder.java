package io.jenkins.plugins.securitygate.policy.rego;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of one evaluation, private to this user, and gone afterwards. */
final class WorkFolder implements AutoCloseable {
    private final Path path;

    WorkFolder() throws IOException {
        path = Files.createTempDirectory("rego");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
