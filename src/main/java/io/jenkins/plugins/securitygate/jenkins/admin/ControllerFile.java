package io.jenkins.plugins.securitygate.jenkins.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files on the controller that an administrator named. */
final class ControllerFile {
    private static final long SIZE_LIMIT = 4L << 20;

    private ControllerFile() {}

    /**
     * The text of a file.
     *
     * @throws IOException when there is none, or it is larger than any such file should be
     */
    static String read(String path) throws IOException {
        Path file = Path.of(path);
        if (!Files.isRegularFile(file)) {
            throw new IOException(path + ": no such file on the controller");
        }
        if (Files.size(file) > SIZE_LIMIT) {
            throw new IOException(path + ": larger than " + SIZE_LIMIT + " bytes");
        }
        return Files.readString(file);
    }
}
