package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for secrets in a folder by a rule file, with the scanner in a Java process of its own and with {@code gitleaks
 * dir}, and compares processor time and findings. Arguments: rule file, folder.
 */
public final class SecretBenchmark {
    private static final String ALONE = "--alone";

    private SecretBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path rules = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]).toRealPath();
        if (arguments.length > 2 && arguments[2].equals(ALONE)) {
            scan(rules, folder).forEach(System.out::println);
            return;
        }
        Path found = Files.createTempFile("secrets", ".txt");
        Path report = Files.createTempFile("gitleaks", ".json");
        double ours = cpuSeconds(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecretBenchmark.class.getName(),
                        rules.toString(),
                        folder.toString(),
                        ALONE),
                found);
        double theirs = cpuSeconds(
                List.of(
                        "gitleaks",
                        "dir",
                        "--no-banner",
                        "--exit-code=0",
                        "-c",
                        rules.toString(),
                        "-f",
                        "json",
                        "-r",
                        report.toString(),
                        folder.toString()),
                Files.createTempFile("gitleaks", ".log"));
        compare(new TreeSet<>(Files.readAllLines(found)), gitleaks(report, folder));
        System.out.printf(
                Locale.ROOT, "scanner %.1f s, gitleaks %.1f s CPU; ratio %.1f%n", ours, theirs, theirs / ours);
    }

    private static List<String> scan(Path rules, Path folder) throws Exception {
        ScanResult result = new ScanRun(SecretScanner.withRules(rules), "secret", ScanCollector.DEFAULT_LIMIT)
                .execute(
                        new SourceTree(folder, List.of("{**/,}.git/**")),
                        ScanContext.quiet(SecretDigest.salted("benchmark")));
        return result.findings().stream()
                .map(finding -> finding.location() + " " + finding.rule())
                .toList();
    }

    /** Runs a command to its end, its output in a file. */
    private static double cpuSeconds(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Duration used = Duration.ZERO;
        // The time of a process that has ended is no longer told, so it is asked for while it runs.
        while (process.isAlive()) {
            used = process.info().totalCpuDuration().orElse(used);
            Thread.sleep(20);
        }
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " ended with " + process.exitValue());
        }
        return used.toMillis() / 1_000.0;
    }

    private static Set<String> gitleaks(Path report, Path folder) throws IOException {
        Set<String> places = new TreeSet<>();
        for (JsonNode finding : new JsonMapper().readTree(report.toFile())) {
            String path =
                    folder.relativize(Path.of(finding.path("File").asText())).toString();
            places.add(path + ":" + finding.path("StartLine").asInt() + " "
                    + finding.path("RuleID").asText());
        }
        return places;
    }

    private static void compare(Set<String> ours, Set<String> theirs) {
        theirs.stream()
                .filter(place -> !ours.contains(place))
                .forEach(place -> System.out.println("only gitleaks: " + place));
        ours.stream()
                .filter(place -> !theirs.contains(place))
                .forEach(place -> System.out.println("only scanner: " + place));
        System.out.printf(Locale.ROOT, "scanner %d findings, gitleaks %d%n", ours.size(), theirs.size());
    }
}
