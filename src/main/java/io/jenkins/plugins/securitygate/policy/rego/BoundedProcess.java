package io.jenkins.plugins.securitygate.policy.rego;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs commands in a folder, without any of this process's environment, and ends those that take too much time, memory
 * or space.
 */
final class BoundedProcess {
    private static final long LOOK_MILLIS = 20;
    private static final int EXCERPT = 300;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private static final File NOTHING =
            new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");

    private final Path folder;
    private final RegoLimits limits;
    private final long end;

    /** All commands together have the time of the limits, from now on. */
    BoundedProcess(Path folder, RegoLimits limits) {
        this.folder = folder;
        this.limits = limits;
        end = System.nanoTime() + limits.time().toNanos();
    }

    /** @param input a file that becomes the standard input, {@code null} for none */
    Output run(List<String> command, Path input) throws IOException, RegoException {
        Path out = folder.resolve("out");
        Path error = folder.resolve("error");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile())
                .redirectInput(input == null ? NOTHING : input.toFile());
        builder.environment().clear();
        Process process = builder.start();
        try {
            watch(command.get(0), process, out);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Output(process.exitValue(), Files.readString(out), Files.readString(error));
    }

    private void watch(String name, Process process, Path out) throws IOException, RegoException {
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    throw new RegoException(
                            name + " did not answer within " + limits.time().toSeconds() + " s");
                }
                if (residentBytes(process.pid()) > limits.memoryBytes()) {
                    throw new RegoException(name + " took more than " + (limits.memoryBytes() >> 20) + " MB");
                }
                checkSize(name, out);
            }
            checkSize(name, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegoException(name + " was interrupted", e);
        }
    }

    private void checkSize(String name, Path out) throws IOException, RegoException {
        if (Files.size(out) > limits.answerBytes()) {
            throw new RegoException(name + " answers more than " + limits.answerBytes() + " bytes");
        }
    }

    /** The memory that a process holds, 0 where the system does not tell. */
    private static long residentBytes(long pid) {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) << 10 : 0;
        } catch (IOException e) {
            // No such file system here, or the process has just ended.
            return 0;
        }
    }

    /** What a command left behind. */
    record Output(int exit, String text, String error) {
        /** The beginning of what it said, for messages. */
        String excerpt() {
            String said = (error.isBlank() ? text : error).strip();
            return said.length() > EXCERPT ? said.substring(0, EXCERPT) + "…" : said;
        }
    }
}
