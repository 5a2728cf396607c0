package io.jenkins.plugins.securitygate.bench;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.container.ContainerScanner;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Scans an image archive that is compressed by gzip in a Java process with 256 MB of heap, in turn with {@code gzip -dc} of
 * the same file, and compares elapsed and processor time. Arguments: archive, rounds.
 */
public final class ContainerBenchmark {
    private static final String ALONE = "--alone";
    private static final String NO_SECRETS = "--no-layer-secrets";

    private ContainerBenchmark() {}

    /** How long something took, in seconds. */
    private record Time(double elapsed, double processor) {}

    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(arguments[0]).toRealPath();
        if (arguments.length > 2) {
            scan(archive, arguments[2].equals(ALONE));
            return;
        }
        for (int round = 1; round <= Integer.parseInt(arguments[1]); round++) {
            Time gzip = time(List.of("gzip", "-dc", archive.toString()));
            Time whole = time(scanning(archive, ALONE));
            Time withoutSecrets = time(scanning(archive, NO_SECRETS));
            print(round, "gzip -dc", gzip, gzip);
            print(round, "scan", whole, gzip);
            print(round, "scan without secrets in layers", withoutSecrets, gzip);
        }
    }

    private static List<String> scanning(Path archive, String mode) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ContainerBenchmark.class.getName(),
                archive.toString(),
                "1",
                mode);
    }

    private static void scan(Path archive, boolean secrets) {
        ScanResult result = new ImageScanRun(
                        new ContainerScanner(new VulnerabilityLookup(""), secrets),
                        "benchmark",
                        ScanCollector.DEFAULT_LIMIT)
                .execute(archive, "benchmark", ScanContext.quiet(SecretDigest.salted("benchmark")));
        if (!result.scan().completed()) {
            throw new IllegalStateException(result.scan().message());
        }
        System.err.printf(
                "%d components, %d findings%n",
                result.components().size(), result.findings().size());
    }

    private static Time time(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        // What has ended has no times any more, so they are asked for until then.
        Duration processor = Duration.ZERO;
        while (process.isAlive()) {
            processor = process.info().totalCpuDuration().orElse(processor);
            Thread.sleep(5);
        }
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " ended with " + process.exitValue());
        }
        return new Time((System.nanoTime() - start) / 1e9, processor.toMillis() / 1e3);
    }

    private static void print(int round, String what, Time time, Time gzip) {
        System.out.printf(
                Locale.ROOT,
                "round %d: %-31s %6.2f s elapsed, %6.2f s processor; speed of gzip: %.2f elapsed, %.2f processor%n",
                round,
                what,
                time.elapsed(),
                time.processor(),
                gzip.elapsed() / time.elapsed(),
                gzip.processor() / time.processor());
    }
}
