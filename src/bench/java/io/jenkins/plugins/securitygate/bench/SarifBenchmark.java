package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ScanSink;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.report.sarif.SarifReader;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Compares the SARIF reader with the fastest way to walk over the same file, a bare loop over Jackson's tokens. Both run
 * in turns in one JVM, so that whatever else the machine does slows both, and the time on a processor is measured beside
 * the elapsed time. Arguments: size of the file in MB (500), rounds (7), {@code tool-last} for a file whose results
 * precede its tool and are read in a second pass.
 */
public final class SarifBenchmark {
    private static final int WARM_UPS = 4;
    private static final double MB = 1_000_000;
    private static final double NANOS = 1e9;

    private SarifBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        boolean toolLast = arguments.length > 2 && arguments[2].equals("tool-last");
        Path folder = Files.createTempDirectory("sarif-benchmark");
        Path file = folder.resolve("large.sarif");
        try {
            int results = LargeSarif.write(file, (long) (megabytes * MB), toolLast);
            double size = Files.size(file) / MB;
            print("%.0f MB, %d results, %d bytes each", size, results, Files.size(file) / results);
            measure(file, size, results, rounds);
            printHeap();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void measure(Path file, double size, int results, int rounds) throws Exception {
        Report report = new Report(file.getFileName().toString(), file, SecretDigest.salted("benchmark"));
        Duration[] tokens = new Duration[rounds];
        Duration[] findings = new Duration[rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            Duration walk = Duration.of(() -> walk(report));
            Duration read = Duration.of(() -> read(report, results));
            if (round >= 0) {
                tokens[round] = walk;
                findings[round] = read;
                print("round %d, elapsed: %s", round + 1, compared(size, walk.elapsed(), read.elapsed()));
                print("round %d, CPU:     %s", round + 1, compared(size, walk.cpu(), read.cpu()));
            }
        }
        printMedians("elapsed", size, tokens, findings, Duration::elapsed);
        printMedians("CPU", size, tokens, findings, Duration::cpu);
    }

    private static void printMedians(
            String clock, double size, Duration[] tokens, Duration[] findings, ToDoubleFunction<Duration> seconds) {
        double[] walks = Arrays.stream(tokens).mapToDouble(seconds).toArray();
        double[] reads = Arrays.stream(findings).mapToDouble(seconds).toArray();
        double[] ratios = IntStream.range(0, walks.length)
                .mapToDouble(round -> walks[round] / reads[round])
                .toArray();
        print(
                "median, %s: tokens %.0f MB/s, reader %.0f MB/s, ratio %.2f",
                clock, size / median(walks), size / median(reads), median(ratios));
    }

    private static String compared(double size, double walk, double read) {
        return String.format(
                Locale.ROOT, "tokens %.0f MB/s, reader %.0f MB/s, ratio %.2f", size / walk, size / read, walk / read);
    }

    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    /**
     * How long a task took.
     *
     * @param elapsed seconds on the clock
     * @param cpu seconds that its thread spent on a processor, which other processes lengthen much less
     */
    private record Duration(double elapsed, double cpu) {
        static Duration of(Task task) throws Exception {
            ThreadMXBean thread = ManagementFactory.getThreadMXBean();
            long start = System.nanoTime();
            long cpuStart = thread.getCurrentThreadCpuTime();
            task.run();
            return new Duration(
                    (System.nanoTime() - start) / NANOS, (thread.getCurrentThreadCpuTime() - cpuStart) / NANOS);
        }
    }

    private static void walk(Report report) throws Exception {
        long tokens = 0;
        try (InputStream in = report.open();
                JsonParser parser = new JsonFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        if (tokens == 0) {
            throw new IllegalStateException("no tokens");
        }
    }

    private static void read(Report report, int expected) throws Exception {
        CountingSink sink = new CountingSink();
        ReportReader reader = new SarifReader();
        reader.read(report, sink);
        if (sink.findings != expected || sink.errors != 0) {
            throw new IllegalStateException(
                    sink.findings + " findings and " + sink.errors + " errors instead of " + expected + " findings");
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void printHeap() {
        print("maximum heap %.0f MB", Runtime.getRuntime().maxMemory() / MB);
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                print("peak of %s: %.0f MB", pool.getName(), pool.getPeakUsage().getUsed() / MB);
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Builds every finding with its fingerprint and keeps none. */
    private static final class CountingSink implements ScanSink {
        private int findings;
        private int errors;
        private int fingerprintCharacters;

        @Override
        public void tool(String name, String version) {}

        @Override
        public void kind(ScanKind kind) {}

        @Override
        public void started(Instant instant) {}

        @Override
        public void record() {}

        @Override
        public void finding(Finding.Builder builder) {
            fingerprintCharacters += builder.build("scan", "tool").fingerprint().length();
            findings++;
        }

        @Override
        public void component(Component component) {}

        @Override
        public void fact(Fact fact) {}

        @Override
        public void test(TestSuite suite) {}

        @Override
        public void error(String place, String message) {
            errors++;
        }

        @Override
        public void failed(String reason) {
            throw new IllegalStateException(reason);
        }
    }
}
