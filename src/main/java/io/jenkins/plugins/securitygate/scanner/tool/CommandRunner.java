package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The place where tools run: this machine, a Jenkins agent, a container on it. Programs are started without a shell. */
public interface CommandRunner {
    /**
     * What to run, without any input.
     *
     * @param words the program and its arguments
     * @param folder where it is started
     * @param environment variables besides those of the surroundings
     * @param limit how long it may take
     */
    record Command(List<String> words, WorkingFolder folder, Map<String, String> environment, Duration limit) {}

    /**
     * How a program ended.
     *
     * @param exitCode -1 when it was stopped
     * @param timedOut whether it was stopped because it took too long
     */
    record Ended(int exitCode, boolean timedOut) {}

    /**
     * Runs a program and waits for its end. When the time is over, or the waiting thread is interrupted, the program and
     * all that it started are stopped.
     *
     * @param output takes what it writes to standard output
     * @param errors takes what it writes to standard error; may be the same as {@code output}
     * @throws IOException when it cannot be started, or what it writes cannot be taken
     */
    Ended run(Command command, OutputStream output, OutputStream errors) throws IOException, InterruptedException;

    /** Whether there is a file or a folder at a path, which is absolute or relative to the scanned folder. */
    boolean exists(String path) throws IOException, InterruptedException;

    /** The path of the scanned folder, as the program sees it. */
    String scannedFolder();

    /** The path, as the program sees it, of an existing folder for reports, outside of what is scanned. */
    String reportFolder();

    /** Begins a file in the folder for reports. The caller closes it. */
    OutputStream write(String fileName) throws IOException, InterruptedException;
}
