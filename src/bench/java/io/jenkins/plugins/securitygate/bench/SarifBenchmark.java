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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Compares the SARIF reader with the fastest way to walk over the same file, a bare loop over Jackson's tokens. Both run
 * in turns in one JVM, so that whatever else the machine does slows both. Arguments: size of the file in MB (500),
 * rounds (7).
 */
public final class SarifBenchmark {
    private static final int WARM_UPS = 2;
    private static final double MB = 1_000_000;

    private SarifBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Path folder = Files.createTempDirectory("sarif-benchmark");
        Path file = folder.resolve("large.sarif");
        try {
            int results = LargeSarif.write(file, (long) (megabytes * MB));
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
        double[] ratios = new double[rounds];
        double[] bare = new double[rounds];
        double[] reader = new double[rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            double tokens = size / seconds(() -> walk(report));
            double findings = size / seconds(() -> read(report, results));
            if (round >= 0) {
                bare[round] = tokens;
                reader[round] = findings;
                ratios[round] = findings / tokens;
                print(
                        "round %d: tokens %.0f MB/s, reader %.0f MB/s, ratio %.2f",
                        round + 1, tokens, findings, findings / tokens);
            }
        }
        print("median: tokens %.0f MB/s, reader %.0f MB/s, ratio %.2f", median(bare), median(reader), median(ratios));
    }

    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    private static double seconds(Task task) throws Exception {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
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
