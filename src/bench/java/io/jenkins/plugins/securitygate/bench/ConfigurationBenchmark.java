package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.bench.TimedCommand.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Compares a configuration scan with checkov on the same folder, each as a process of its own from its start to its end,
 * in turns, so that whatever else the machine does slows both. Ours also writes its report. The processor time is that of
 * the process and the processes that it started, as {@code bash} counts it. Arguments: a folder; the number of rounds.
 * {@code checkov} and {@code bash} must be on the path.
 */
public final class ConfigurationBenchmark {
    private ConfigurationBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toRealPath();
        int rounds = Integer.parseInt(arguments[1]);
        Path out = Files.createTempDirectory("configuration-benchmark");
        List<String> theirs = List.of(
                "checkov",
                "-d",
                folder.toString(),
                "-o",
                "json",
                "--quiet",
                "--compact",
                "--skip-download",
                "--skip-framework",
                "secrets",
                "--soft-fail");
        List<Time> a = new ArrayList<>();
        List<Time> b = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            a.add(run(ours(folder, out)));
            b.add(run(theirs));
        }
        print("processor: security-gate %.2f s, checkov %.2f s, ratio %.1f", cpu(a), cpu(b), cpu(b) / cpu(a));
        print("elapsed:   security-gate %.2f s, checkov %.2f s, ratio %.1f", wall(a), wall(b), wall(b) / wall(a));
    }

    private static List<String> ours(Path folder, Path out) {
        return TimedCommand.java(
                "io.jenkins.plugins.securitygate.cli.SecurityGateCommand",
                "scan",
                folder.toString(),
                "--scanner=configuration",
                "--out=" + out,
                "--report-only");
    }

    private static Time run(List<String> command) throws IOException, InterruptedException {
        return TimedCommand.run(Files.createTempFile("output", ".txt"), 0, command);
    }

    private static double cpu(List<Time> times) {
        return median(times.stream().mapToDouble(Time::cpu).toArray());
    }

    private static double wall(List<Time> times) {
        return median(times.stream().mapToDouble(Time::wall).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
