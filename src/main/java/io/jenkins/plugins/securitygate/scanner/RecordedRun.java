package io.jenkins.plugins.securitygate.scanner;

import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.ScanSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/**
 * What the runs of all embedded scanners share: their result says how the run ended.
 *
 * @param scanner what runs
 * @param scanId id of the scan within its build
 * @param limit how many findings it may bring
 */
record RecordedRun(EmbeddedScanner scanner, String scanId, int limit) {
    /** The scan itself. */
    @FunctionalInterface
    interface Work {
        void scan(ScanSink sink) throws IOException;
    }

    /**
     * Does the work.
     *
     * @param source what is scanned, as people know it
     */
    ScanResult of(String source, Work work) {
        ScanCollector collector = new ScanCollector(scanId, "security-gate " + scanner.id(), limit);
        Instant started = Instant.now();
        ScanStatus status = ScanStatus.COMPLETED;
        String message = "";
        try {
            work.scan(collector);
        } catch (IOException e) {
            status = ScanStatus.FAILED;
            message = "cannot read " + source + ": " + e.getMessage();
        } catch (ScanSink.LimitExceededException | CancellationException e) {
            status = ScanStatus.FAILED;
            message = e.getMessage();
        } catch (RuntimeException e) {
            // A defect of the scanner must look like a failed scan, never like a clean one.
            status = ScanStatus.FAILED;
            message = "the scanner crashed: " + e;
        }
        long millis = Duration.between(started, Instant.now()).toMillis();
        ScanCollector.Run run =
                new ScanCollector.Run(scanner.kinds(), Provenance.EXECUTED, "", source, "", started, millis);
        return status == ScanStatus.COMPLETED ? collector.result(run) : collector.result(run, status, message);
    }
}
