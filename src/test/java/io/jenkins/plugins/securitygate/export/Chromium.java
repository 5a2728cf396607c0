package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium or Chrome that loads one page and gives back its DOM and what it logged. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Path program;
    private final Path scratch;

    /** What a page became after its scripts ran. */
    record Page(String dom, List<String> errors) {}

    private Chromium(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /** Finds the browser on the path, or skips the test and says what to install. */
    static Chromium orSkip(Path scratch) {
        Optional<Path> program = find();
        assumeTrue(
                program.isPresent(),
                "SKIPPED: the report's page was not tried in a browser; install chromium and put it on the PATH");
        return new Chromium(program.get(), scratch);
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page load(String url) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory(scratch, "profile");
        Path dom = scratch.resolve(profile.getFileName() + ".html");
        Path log = scratch.resolve(profile.getFileName() + ".log");
        Process process = new ProcessBuilder(command(profile, url))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as("exit code of %s", program).isZero();
        try (Stream<String> lines = Files.lines(log)) {
            return new Page(
                    Files.readString(dom),
                    lines.filter(line -> line.contains("CONSOLE")).toList());
        }
    }

    private List<String> command(Path profile, String url) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"));
        command.addAll(List.of("--enable-logging=stderr", "--user-data-dir=" + profile, "--dump-dom", url));
        return command;
    }
}
