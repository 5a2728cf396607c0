package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * Reads the time from the file system of the workspace, in milliseconds since 1970. Reports get their time stamps from
 * the same clock, which on a network file system is neither the agent's nor the controller's.
 */
final class FileClock extends MasterToSlaveFileCallable<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long invoke(File workspace, VirtualChannel channel) throws IOException {
        Files.createDirectories(workspace.toPath());
        Path probe = Files.createTempFile(workspace.toPath(), ".security-gate", ".clock");
        try {
            return Files.getLastModifiedTime(probe).toMillis();
        } finally {
            Files.delete(probe);
        }
    }
}
