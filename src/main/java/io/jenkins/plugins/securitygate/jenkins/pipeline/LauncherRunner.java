package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.Proc;
import io.jenkins.plugins.securitygate.scanner.tool.CommandRunner;
import io.jenkins.plugins.securitygate.scanner.tool.WorkingFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Runs tools where a step works. */
final class LauncherRunner implements CommandRunner {
    private static final int POLL_MILLIS = 200;
    /** Marks all processes of a run, so that they are found even within a container. */
    private static final String COOKIE = "SECURITY_GATE_COOKIE";

    private final AgentPlace place;
    private final FilePath reports;

    /** @param reports an existing folder on the agent */
    LauncherRunner(AgentPlace place, FilePath reports) {
        this.place = place;
        this.reports = reports;
    }

    @Override
    public Ended run(Command command, OutputStream output, OutputStream errors)
            throws IOException, InterruptedException {
        Map<String, String> cookie = Map.of(COOKIE, UUID.randomUUID().toString());
        Map<String, String> environment = new TreeMap<>(place.environment());
        environment.putAll(command.environment());
        environment.putAll(cookie);
        long began = System.nanoTime();
        Proc process = place.launcher()
                .launch()
                .cmds(command.words())
                .envs(environment)
                .pwd(command.folder() == WorkingFolder.SCANNED ? place.workspace() : reports)
                .stdout(output)
                .stderr(errors)
                .quiet(true)
                .start();
        boolean ended = false;
        try {
            // Core's own joinWithTimeout does not tell a process that was stopped from one that failed.
            while (process.isAlive()) {
                if (System.nanoTime() - began > command.limit().toNanos()) {
                    return new Ended(-1, true);
                }
                Thread.sleep(POLL_MILLIS);
            }
            int exitCode = process.join();
            ended = true;
            return new Ended(exitCode, false);
        } finally {
            if (!ended) {
                process.kill();
                place.launcher().kill(cookie);
            }
        }
    }

    @Override
    public boolean exists(String path) throws IOException, InterruptedException {
        return place.workspace().child(path).exists();
    }

    @Override
    public String scannedFolder() {
        return place.workspace().getRemote();
    }

    @Override
    public String reportFolder() {
        return reports.getRemote();
    }

    @Override
    public OutputStream write(String fileName) throws IOException, InterruptedException {
        return reports.child(fileName).write();
    }
}
