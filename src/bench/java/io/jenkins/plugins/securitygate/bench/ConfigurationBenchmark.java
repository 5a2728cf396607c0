package io.jenkins.plugins.securitygate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Seconds that passed, and seconds of processor time. */
    private record Time(double wall, double cpu) {}

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
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.jenkins.plugins.securitygate.cli.SecurityGateCommand",
                "scan",
                folder.toString(),
                "--scanner=configuration",
                "--out=" + out,
                "--report-only");
    }

    private static Time run(List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("time", ".txt");
        List<String> timed = new ArrayList<>(List.of(
                "bash", "-c", "TIMEFORMAT='%R %U %S'; { time \"$@\" >/dev/null 2>&1; } 2>\"$0\"", times.toString()));
        timed.addAll(command);
        int exit = new ProcessBuilder(timed).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(command.get(0) + " ended with " + exit);
        }
        String[] seconds =
                Files.readString(times, StandardCharsets.UTF_8).strip().split(" ");
        return new Time(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
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
