package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.secret.RuleFileException;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jenkins.MasterToSlaveFileCallable;

/** Runs a scan where the workspace is. What goes back is one evidence file, so that the controller parses no report. */
final class WorkspaceScan extends MasterToSlaveFileCallable<byte[]> {
    private static final long serialVersionUID = 1L;
    private static final String SECRET = "secret";

    private final ScanRequest request;
    private final ScanPlace place;
    private final ScanSettings settings;
    private final long newerThanMillis;

    /**
     * @param place where in the build the scan belongs
     * @param newerThanMillis when a report must have been written at the earliest, 0 for any time
     */
    WorkspaceScan(ScanRequest request, ScanPlace place, ScanSettings settings, long newerThanMillis) {
        this.request = request;
        this.place = place;
        this.settings = settings;
        this.newerThanMillis = newerThanMillis;
    }

    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        Path root = workspace.toPath();
        SecretDigest secrets = SecretDigest.salted(settings.salt());
        List<ScanResult> results = request.scanner().isEmpty()
                ? new ReportFiles(request, place.scanId(), settings.findingsLimit(), secrets)
                        .read(root, Instant.ofEpochMilli(newerThanMillis))
                : List.of(execute(root, secrets));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            EvidenceFile.write(Evidence.of(place.subject(), Instant.now(), results), gzip);
        }
        return bytes.toByteArray();
    }

    private ScanResult execute(Path root, SecretDigest secrets) throws IOException {
        Scanner scanner = scanner();
        if (!Files.isDirectory(root)) {
            return ReportFiles.failedScan(
                    request,
                    place.scanId(),
                    request.title(),
                    "the workspace does not exist yet; check out the source before the scan");
        }
        // Cancelling the call interrupts the agent's thread.
        ScanContext context =
                new ScanContext(secrets, () -> Thread.currentThread().isInterrupted(), progress -> {});
        return new ScanRun(scanner, place.scanId(), settings.findingsLimit())
                .execute(new SourceTree(root, settings.excludes()), context);
    }

    private Scanner scanner() throws IOException {
        if (request.scanner().equals(SECRET) && !settings.secretRules().isEmpty()) {
            return secretScanner(settings.secretRules());
        }
        return Scanners.byId(request.scanner())
                .orElseThrow(() -> new IOException(
                        "there is no scanner '" + request.scanner() + "'. Known: " + ScannerNames.known()));
    }

    private static Scanner secretScanner(String rules) throws IOException {
        Path file = Files.createTempFile("security-gate-rules", ".toml");
        try {
            return SecretScanner.withRules(Files.writeString(file, rules));
        } catch (RuleFileException e) {
            throw new IOException("the secret rules of the administrator: " + e.getMessage(), e);
        } finally {
            Files.delete(file);
        }
    }
}
