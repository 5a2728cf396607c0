package io.jenkins.plugins.securitygate.export;

import java.nio.file.Path;

/** A report folder or a file of it that cannot be written. The message names it and the reason. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    ExportException(Path path, String problem, Throwable cause) {
        super(path + ": " + problem, cause);
    }
}
