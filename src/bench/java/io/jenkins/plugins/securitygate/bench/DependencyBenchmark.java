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
 * Arguments: folder with lockfiles; a folder {@code osv-scanner} with an {@code ECOSYSTEM/all.zip} for each ecosystem, as
 * OSV-Scanner keeps it; the executable of OSV-Scanner; rounds (5).
 */
public final class DependencyBenchmark {
    private static final double NANOS = 1e9;

    private DependencyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path locks = Path.of(arguments[0]);
        Path database = Path.of(arguments[1]).toAbsolutePath();
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 5;
        Path out = Files.createTempDirectory("dependency-benchmark");
        List<String> ours = ours(locks, database, out);
        List<String> theirs = List.of(
                arguments[2],
                "scan",
                "source",
                "--offline",
                "--no-resolve",
                "--no-call-analysis=all",
                "--all-packages",
                "--format=json",
                "-r",
                locks.toString());
        Map<String, String> cache = Map.of(
                "OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", database.getParent().toString());
        print("first run, which writes the index unless there is one: %.2f s", seconds(ours, Map.of()));
        double[] a = new double[rounds];
        double[] b = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            a[round] = seconds(ours, Map.of());
            b[round] = seconds(theirs, cache);
        }
        print("security-gate %.2f s, osv-scanner %.2f s, ratio %.2f", median(a), median(b), median(b) / median(a));
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
