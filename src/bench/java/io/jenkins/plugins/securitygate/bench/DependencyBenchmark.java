package io.jenkins.plugins.securitygate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares a dependency scan with OSV-Scanner on the same lockfiles and the same database, each as a process of its own
 * from its start to its end, in turns, so that whatever else the machine does slows both. Ours also writes its report.
 * Arguments: a folder with lockfiles; the folder in which OSV-Scanner keeps its offline databases, the value of
 * {@code OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY}. {@code osv-scanner} must be on the path.
 */
public final class DependencyBenchmark {
    private static final double NANOS = 1e9;
    private static final int ROUNDS = 5;
    private static final String LIGHT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private DependencyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path locks = Path.of(arguments[0]);
        Path cache = Path.of(arguments[1]).toAbsolutePath();
        Path out = Files.createTempDirectory("dependency-benchmark");
        List<String> ours = ours(locks, cache.resolve("osv-scanner"), out);
        List<String> theirs = List.of(
                "osv-scanner",
                "scan",
                "source",
                "--offline",
                "--no-resolve",
                "--no-call-analysis=all",
                "--all-packages",
                "--format=json",
                "-r",
                locks.toString());
        Map<String, String> offline = Map.of("OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", cache.toString());
        print("first run, which writes the index unless there is one: %.2f s", seconds(ours, Map.of()));
        start(cache.resolve("osv-scanner"), out);
        double[] a = new double[ROUNDS];
        double[] b = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            a[round] = seconds(ours, Map.of());
            b[round] = seconds(theirs, offline);
        }
        print("security-gate %.2f s, osv-scanner %.2f s, ratio %.2f", median(a), median(b), median(b) / median(a));
    }

    /** A project of one package, so that nearly all is the start: with the JVM's defaults, and as docs/command.md advises. */
    private static void start(Path database, Path out) throws IOException, InterruptedException {
        Path project = Files.createTempDirectory("dependency-benchmark-small");
        Files.writeString(project.resolve("requirements.txt"), "flask==3.0.0\n");
        List<String> command = ours(project, database, out);
        print(
                "a project of one package: %.2f s, with a light JVM %.2f s",
                quickest(command, ""), quickest(command, LIGHT));
    }

    private static double quickest(List<String> command, String options) throws IOException, InterruptedException {
        double quickest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            quickest = Math.min(quickest, seconds(command, Map.of("JAVA_TOOL_OPTIONS", options)));
        }
        return quickest;
    }

    private static List<String> ours(Path locks, Path database, Path out) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.securitygate.cli.SecurityGateCommand",
                "scan",
                locks.toString(),
                "--scanner=dependency",
                "--osv=" + database,
                "--out=" + out,
                "--report-only");
    }

    private static double seconds(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        // OSV-Scanner says by 1 that it found something.
        if (exit > 1) {
            throw new IOException(command.get(0) + " ended with " + exit);
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
