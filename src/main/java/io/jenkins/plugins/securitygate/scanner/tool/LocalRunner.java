package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs tools on this machine. */
public final class LocalRunner implements CommandRunner {
    /** Time that a stopped program's output has to reach its end. */
    private static final int DRAIN_SECONDS = 10;

    private final Path folder;
    private final Path reports;

    /**
     * @param folder the scanned folder
     * @param reports an existing folder for reports
     */
    public LocalRunner(Path folder, Path reports) {
        this.folder = folder;
        this.reports = reports;
    }

    /** Whether there is a program of this name on this machine's search path. */
    public static boolean finds(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> Stream.of("", ".exe").map(end -> new File(entry, program + end)))
                .anyMatch(File::canExecute);
    }

    @Override
    public Ended run(Command command, OutputStream output, OutputStream errors)
            throws IOException, InterruptedException {
        Path start = command.folder() == WorkingFolder.SCANNED ? folder : reports;
        ProcessBuilder builder = new ProcessBuilder(command.words()).directory(start.toFile());
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<Void> written = CompletableFuture.allOf(
                pump(process, process.getInputStream(), output), pump(process, process.getErrorStream(), errors));
        try {
            boolean ended = process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                stop(process);
            }
            drain(written, ended);
            return ended ? new Ended(process.exitValue(), false) : new Ended(-1, true);
        } finally {
            stop(process);
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(folder.resolve(path));
    }

    @Override
    public String scannedFolder() {
        return folder.toAbsolutePath().normalize().toString();
    }

    @Override
    public String reportFolder() {
        return reports.toAbsolutePath().toString();
    }

    @Override
    public OutputStream write(String fileName) throws IOException {
        return Files.newOutputStream(reports.resolve(fileName));
    }

    private static CompletableFuture<Void> pump(Process process, InputStream from, OutputStream to) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (from) {
                from.transferTo(to);
                to.flush();
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
                // Nobody reads on, so the program would wait for ever.
                stop(process);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    /** A program that left another one behind may keep its output open for ever. */
    private static void drain(CompletableFuture<Void> written, boolean ended) throws IOException, InterruptedException {
        try {
            written.get(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (ended) {
                throw new IOException(e.getCause().getMessage(), e.getCause());
            }
        } catch (TimeoutException e) {
            if (ended) {
                throw new IOException("it left a process behind that keeps its output open", e);
            }
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
