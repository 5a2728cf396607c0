package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Reads a file of the workspace of bounded size, and no file outside of it. */
final class WorkspaceBytes extends MasterToSlaveFileCallable<byte[]> {
    private static final long serialVersionUID = 1L;
    private static final long SIZE_LIMIT = 16L << 20;

    private final String path;

    WorkspaceBytes(String path) {
        this.path = path;
    }

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        return read(workspace.toPath(), path);
    }

    /** @throws IOException when there is no such file within the workspace, or it is too large */
    static byte[] read(Path workspace, String path) throws IOException {
        Path file = within(workspace, path);
        if (Files.size(file) > SIZE_LIMIT) {
            throw new IOException(path + " is larger than " + SIZE_LIMIT + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /** @throws IOException when there is no such file, or a link leads out of the workspace to it */
    static Path within(Path workspace, String path) throws IOException {
        Path root = workspace.toRealPath();
        Path file;
        try {
            file = root.resolve(path).toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException(path + ": no such file in the workspace", e);
        }
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            throw new IOException(path + " is no regular file of the workspace");
        }
        return file;
    }
}
