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

/** Runs one embedded scanner and turns whatever happens into a scan: a scanner that fails never looks clean. */
public final class ScanRun {
    private final Scanner scanner;
    private final String scanId;
    private final int limit;

    /**
     * @param scanner what to run
     * @param scanId id of the scan within its build
     * @param limit how many findings it may bring
     */
    public ScanRun(Scanner scanner, String scanId, int limit) {
        this.scanner = scanner;
        this.scanId = scanId;
        this.limit = limit;
    }

    /** Scans the tree. */
    public ScanResult execute(SourceTree tree, ScanContext context) {
        ScanCollector collector = new ScanCollector(scanId, "security-gate " + scanner.id(), limit);
        Instant started = Instant.now();
        ScanStatus status = ScanStatus.COMPLETED;
        String message = "";
        try {
            scanner.scan(tree, context, collector);
        } catch (IOException e) {
            status = ScanStatus.FAILED;
            message = "cannot read " + tree.root() + ": " + e.getMessage();
        } catch (ScanSink.LimitExceededException | CancellationException e) {
            status = ScanStatus.FAILED;
            message = e.getMessage();
        } catch (RuntimeException e) {
            // A defect of the scanner must look like a failed scan, never like a clean one.
            status = ScanStatus.FAILED;
            message = "the scanner crashed: " + e;
        }
        long millis = Duration.between(started, Instant.now()).toMillis();
        ScanCollector.Run run = new ScanCollector.Run(
                scanner.kinds(), Provenance.EXECUTED, "", tree.root().toString(), "", started, millis);
        return status == ScanStatus.COMPLETED ? collector.result(run) : collector.result(run, status, message);
    }
}
