package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jenkins.MasterToSlaveFileCallable;

/** Runs a scan where the workspace is. What goes back is one evidence file, so that the controller parses no report. */
final class WorkspaceScan extends MasterToSlaveFileCallable<byte[]> {
    private static final long serialVersionUID = 1L;

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
                : List.of(new EmbeddedScan(request, place.scanId(), settings).run(root, secrets));
        return packed(place, results);
    }

    /** The results as one compressed evidence file. */
    static byte[] packed(ScanPlace place, List<ScanResult> results) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            EvidenceFile.write(Evidence.of(place.subject(), Instant.now(), results), gzip);
        }
        return bytes.toByteArray();
    }
}
