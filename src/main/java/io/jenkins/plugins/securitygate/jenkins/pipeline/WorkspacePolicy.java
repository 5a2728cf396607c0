package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * A policy file of the repository.
 *
 * @param path relative to the workspace
 * @param yaml its text
 */
record WorkspacePolicy(String path, String yaml) {
    private static final long SIZE_LIMIT = 1L << 20;

    /** The file that is read when a gate names none. */
    static final String USUAL = ".security-gate.yaml";

    /** No further policy. */
    static final WorkspacePolicy NONE = new WorkspacePolicy("", "");

    boolean isPresent() {
        return !path.isEmpty();
    }

    /**
     * Reads it from the workspace.
     *
     * @param path empty for {@link #USUAL}, which need not be there
     * @param workspace {@code null} outside of a node
     * @throws UndecidedException when it cannot be read
     */
    static WorkspacePolicy read(String path, FilePath workspace) throws UndecidedException, InterruptedException {
        if (path.isEmpty()) {
            return workspace == null ? NONE : read(new ReadText(USUAL, false), workspace);
        }
        if (workspace == null) {
            throw new UndecidedException(
                    "the policy " + path + " is a file of the workspace, but the gate runs outside of any node");
        }
        return read(new ReadText(path, true), workspace);
    }

    private static WorkspacePolicy read(ReadText file, FilePath workspace)
            throws UndecidedException, InterruptedException {
        try {
            String text = workspace.act(file);
            if (text == null) {
                return NONE;
            }
            if (text.length() > SIZE_LIMIT) {
                throw new UndecidedException(
                        "the policy " + file.path + " is larger than " + SIZE_LIMIT + " characters");
            }
            return new WorkspacePolicy(file.path, text);
        } catch (IOException e) {
            throw new UndecidedException("cannot read the policy " + file.path + ": " + e.getMessage(), e);
        }
    }

    /** Reads a small text file of the workspace, and no other; {@code null} when it is not there and need not be. */
    private static final class ReadText extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final String path;
        private final boolean required;

        ReadText(String path, boolean required) {
            this.path = path;
            this.required = required;
        }

        @Override
        public String invoke(File workspace, VirtualChannel channel) throws IOException {
            if (!required && Files.notExists(workspace.toPath().resolve(path), LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            Path root = workspace.toPath().toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root)) {
                throw new IOException("it lies outside of the workspace");
            }
            if (!Files.isRegularFile(file) || Files.size(file) > SIZE_LIMIT) {
                throw new IOException("it is no regular file of at most " + SIZE_LIMIT + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }
}
