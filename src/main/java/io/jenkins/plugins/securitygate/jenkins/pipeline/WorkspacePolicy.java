package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /** No further policy. */
    static final WorkspacePolicy NONE = new WorkspacePolicy("", "");

    boolean isPresent() {
        return !path.isEmpty();
    }

    /**
     * Reads it from the workspace.
     *
     * @param path empty for none
     * @param workspace {@code null} outside of a node
     * @throws UndecidedException when it cannot be read
     */
    static WorkspacePolicy read(String path, FilePath workspace) throws UndecidedException, InterruptedException {
        if (path.isEmpty()) {
            return NONE;
        }
        if (workspace == null) {
            throw new UndecidedException(
                    "the policy " + path + " is a file of the workspace, but the gate runs outside of any node");
        }
        try {
            String text = workspace.act(new ReadText(path));
            if (text.length() > SIZE_LIMIT) {
                throw new UndecidedException("the policy " + path + " is larger than " + SIZE_LIMIT + " characters");
            }
            return new WorkspacePolicy(path, text);
        } catch (IOException e) {
            throw new UndecidedException("cannot read the policy " + path + ": " + e.getMessage(), e);
        }
    }

    /** Reads a small text file of the workspace, and no other. */
    private static final class ReadText extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final String path;

        ReadText(String path) {
            this.path = path;
        }

        @Override
        public String invoke(File workspace, VirtualChannel channel) throws IOException {
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
