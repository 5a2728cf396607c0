package io.jenkins.plugins.securitygate.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;

/**
 * Compares the readers of large reports with the fastest way to walk over the same file, a bare loop over the tokens of
 * Jackson or StAX, and with the analysis model of Jenkins' Warnings plugin. All run in turns in one JVM, so that whatever
 * else the machine does slows all. Arguments: formats, separated by commas, or {@code all}; size of the files in MB.
 */
public final class ReaderBenchmark {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;
    private static final double MB = 1_000_000;

    /** Formats with their ids in the analysis model. In the last file the tool follows the results, as Semgrep writes it. */
    private static final Map<String, String> FORMATS = new java.util.TreeMap<>(Map.of(
            "sarif", "sarif",
            "spotbugs", "spotbugs",
            "grype", "grype",
            "trivy", "trivy",
            "dependency-check", "owasp-dependency-check",
            "sarif-tool-last", "sarif"));

    private final Path file;
    private final Report report;
    private final ReportReader reader;
    private final String peer;
    private final int entries;

    private ReaderBenchmark(String format, Path file, long bytes) throws IOException {
        this.file = file;
        peer = FORMATS.get(format);
        boolean sarif = format.startsWith("sarif");
        entries = sarif
                ? LargeSarif.write(file, bytes, format.endsWith("tool-last"))
                : LargeReport.write(format, file, bytes);
        report = new Report(format, file, SecretDigest.salted("benchmark"));
        reader = ReportReaders.byFormat(sarif ? "sarif" : format).orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        List<String> formats = arguments.length == 0 || arguments[0].equals("all")
                ? List.copyOf(FORMATS.keySet())
                : List.of(arguments[0].split(","));
        long megabytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        print("heap of at most %.0f MB", Runtime.getRuntime().maxMemory() / MB);
        for (String format : formats) {
            Path file = Files.createTempFile("reader-benchmark", "." + format);
            try {
                new ReaderBenchmark(format, file, (long) (megabytes * MB)).compare(format);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private void compare(String format) throws Exception {
        print("%s: %.0f MB, %d entries", format, Files.size(file) / MB, entries);
        List<Measurement> tokens = new ArrayList<>();
        List<Measurement> findings = new ArrayList<>();
        List<Measurement> issues = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            Measurement walk = Measurement.of(this::walk);
            Measurement read = Measurement.of(this::read);
            // The peer needs long for each round: one is enough to warm it up.
            Measurement parsed = round >= -1 && issues != null ? parsed() : null;
            if (round >= 0) {
                tokens.add(walk);
                findings.add(read);
            }
            if (round >= -1 && parsed == null) {
                issues = null;
            } else if (round >= 0) {
                issues.add(parsed);
            }
        }
        double size = Files.size(file) / MB;
        print("  tokens: %s", summary(size, tokens));
        print("  reader: %s, ratio to tokens %.2f", summary(size, findings), ratio(tokens, findings));
        if (issues == null) {
            print("  analysis-model: out of memory");
        } else {
            print("  analysis-model: %s, ratio to tokens %.2f", summary(size, issues), ratio(tokens, issues));
            print("  the reader is %.1f times as fast", ratio(issues, findings));
        }
    }

    private static String summary(double size, List<Measurement> rounds) {
        return String.format(
                Locale.ROOT,
                "%.0f MB/s (CPU), %.0f MB/s (elapsed), CPU %.2f s, at most %.0f MB of heap kept",
                size / median(rounds, Measurement::cpu),
                size / median(rounds, Measurement::elapsed),
                median(rounds, Measurement::cpu),
                rounds.stream().mapToDouble(Measurement::heap).max().orElse(0));
    }

    /** Median of the rounds' ratios of the time on a processor. */
    private static double ratio(List<Measurement> some, List<Measurement> others) {
        return median(IntStream.range(0, some.size())
                .mapToDouble(i -> some.get(i).cpu() / others.get(i).cpu())
                .toArray());
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> value) {
        return median(rounds.stream().mapToDouble(value).toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private void walk() throws Exception {
        long tokens = 0;
        try (InputStream in = report.open()) {
            if (Files.newBufferedReader(file).read() == '<') {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                for (XMLStreamReader xml = factory.createXMLStreamReader(in); xml.hasNext(); xml.next()) {
                    tokens++;
                }
            } else {
                try (JsonParser json = new JsonFactory().createParser(in)) {
                    while (json.nextToken() != null) {
                        tokens++;
                    }
                }
            }
        }
        if (tokens == 0) {
            throw new IllegalStateException("no tokens");
        }
    }

    private void read() throws Exception {
        CountingSink sink = new CountingSink();
        reader.read(report, sink);
        sink.require(entries);
    }

    /** What reading it by the analysis model took, {@code null} when the heap was too small. */
    private Measurement parsed() throws Exception {
        try {
            return Measurement.of(() -> {
                int issues = new ParserRegistry()
                        .get(peer)
                        .createParser()
                        .parse(new FileReaderFactory(file))
                        .size();
                if (issues == 0) {
                    throw new IllegalStateException("the analysis model found nothing");
                }
            });
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
