package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A report under {@code src/test/resources/reports/<format>/} with what a person expects of it in that folder's
 * {@code expected.yaml}. Files are named {@code none*}, {@code one*} and {@code many*} after what they hold.
 *
 * @param expected the file's entry, {@code null} when it has none
 */
record Fixture(String format, Path file, Map<String, Object> expected) {
    private static final Path ROOT = Path.of("src/test/resources/reports");
    private static final List<String> LINES = List.of(".jsonl", ".lines", ".spdx");
    private static final String EXPECTATIONS = "expected.yaml";

    private static final List<Fixture> ALL =
            children(ROOT).filter(Files::isDirectory).flatMap(Fixture::of).toList();

    /** Every report of every format. */
    static List<Fixture> all() {
        return ALL;
    }

    private static Stream<Fixture> of(Path folder) {
        Map<String, Map<String, Object>> expectations = expectations(folder.resolve(EXPECTATIONS));
        return children(folder)
                .filter(file -> !file.endsWith(EXPECTATIONS))
                .map(file -> new Fixture(
                        folder.getFileName().toString(),
                        file,
                        expectations.get(file.getFileName().toString())));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> expectations(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            String yaml = Files.readString(file);
            return (Map<String, Map<String, Object>>)
                    new Load(LoadSettings.builder().build()).loadFromString(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isXml() {
        return new String(bytes(), java.nio.charset.StandardCharsets.UTF_8).startsWith("<") && !isPage();
    }

    boolean isPage() {
        return file.toString().endsWith(".html");
    }

    /** Whether it is a list of lines without an end, which looks whole when it is cut between two of them. */
    boolean isLines() {
        return isCsv() || LINES.stream().anyMatch(file.toString()::endsWith);
    }

    boolean isCsv() {
        return file.toString().endsWith(".csv");
    }

    boolean isJson() {
        return !isXml() && !isPage() && !isCsv() && !isZip() && !isText();
    }

    /** Whether it is what a program printed for people. */
    boolean isText() {
        return Stream.of(".txt", ".dat", ".lines", ".spdx").anyMatch(file.toString()::endsWith);
    }

    boolean isZip() {
        return file.toString().endsWith(".zip");
    }

    Report report() {
        return report(file);
    }

    static Report report(Path file) {
        return new Report(file.getFileName().toString(), file, SecretDigest.salted("test"));
    }

    /** Reads a file as a report of this fixture's format. */
    ScanResult read(Path other) throws ReportException {
        return new ReportImport(10_000).read(report(other), format, "scan");
    }

    @Override
    public String toString() {
        return format + "/" + file.getFileName();
    }
}
