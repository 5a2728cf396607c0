package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for secrets in a folder by a rule file, with the scanner in Java processes of its own and with {@code gitleaks
 * dir}, and compares processor time and findings; then the search for the rules' keywords alone with ripgrep. Arguments:
 * rule file, folder.
 */
public final class SecretBenchmark {
    private static final String ALONE = "--alone";
    private static final List<List<String>> FLAGS =
            List.of(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), List.of());
    private static final int ROUNDS = 6;
    private static final double NANOS_PER_SECOND = 1e9;

    private SecretBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path rules = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]).toRealPath();
        if (arguments.length > 2 && arguments[2].equals(ALONE)) {
            SecretPlace.scan(SecretScanner.withRules(rules), folder).forEach(System.out::println);
            return;
        }
        Path found = Files.createTempFile("secrets", ".txt");
        Path report = Files.createTempFile("gitleaks", ".json");
        double theirs = cpuSeconds(
                SecretPlace.gitleaks(folder, report, "-c", rules.toString()), Files.createTempFile("gitleaks", ".log"));
        System.out.printf(Locale.ROOT, "gitleaks %.1f s CPU%n", theirs);
        for (List<String> flags : FLAGS) {
            double ours = cpuSeconds(alone(flags, rules, folder), found);
            System.out.printf(
                    Locale.ROOT,
                    "scanner %.1f s CPU %s; ratio %.1f%n",
                    ours,
                    flags.isEmpty() ? "with the flags that Java has" : "with " + String.join(" ", flags),
                    theirs / ours);
        }
        compare(
                new TreeSet<>(Files.readAllLines(found)),
                SecretPlace.ofGitleaks(report, folder).stream()
                        .map(SecretPlace::toString)
                        .collect(Collectors.toCollection(TreeSet::new)));
        compareWithRipgrep(rules, folder);
    }

    /** The scanner in a process of its own. */
    private static List<String> alone(List<String> flags, Path rules, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SecretBenchmark.class.getName(),
                rules.toString(),
                folder.toString(),
                ALONE));
        return command;
    }

    /** The pass that looks for keywords alone, with everything that comes before and with it, beside {@code rg -c -i}. */
    private static void compareWithRipgrep(Path rules, Path folder) throws Exception {
        Keywords keywords = Keywords.of(rules);
        Path words = Files.write(Files.createTempFile("keywords", ".txt"), keywords.words());
        Path alone = Files.writeString(Files.createTempFile("keywords", ".toml"), keywords.rulesThatMatchNothing());
        double ripgrep = cpuSeconds(
                List.of("rg", "-c", "-i", "-F", "--no-ignore", "--hidden", "-f", words.toString(), folder.toString()),
                Files.createTempFile("rg", ".txt"));
        SecretScanner scanner = SecretScanner.withRules(alone);
        double warm = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = processor().getProcessCpuTime();
            SecretPlace.scan(scanner, folder);
            warm = (processor().getProcessCpuTime() - before) / NANOS_PER_SECOND;
        }
        System.out.printf(
                Locale.ROOT,
                "keywords alone, in a Java process that is warm: %.2f s, ripgrep %.2f s CPU; %.2f of its throughput%n",
                warm,
                ripgrep,
                ripgrep / warm);
    }

    private static OperatingSystemMXBean processor() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
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

    /** The keywords of a rule file. */
    private record Keywords(TreeSet<String> words) {
        static Keywords of(Path rules) throws IOException {
            TreeSet<String> words = new TreeSet<>();
            for (JsonNode rule : new TomlMapper().readTree(rules.toFile()).path("rules")) {
                rule.path("keywords").forEach(word -> words.add(word.asText().toLowerCase(Locale.ROOT)));
            }
            return new Keywords(words);
        }

        String rulesThatMatchNothing() {
            return words.stream()
                    .map(word -> "[[rules]]\nid = '" + word + "'\nregex = '(?-i)\\x01never\\x01'\nkeywords = ['" + word
                            + "']\n")
                    .collect(Collectors.joining());
        }
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
