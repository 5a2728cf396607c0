package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportImport;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the reports that a request names. Whatever is wrong with one of them becomes a failed scan, never a clean one. */
final class ReportFiles {
    private final ScanRequest request;
    private final String scanId;
    private final ReportImport reader;
    private final SecretDigest secrets;

    /**
     * @param scanId id of the scan; further reports of the same request get a number behind it
     * @param limit how many findings one report may bring
     */
    ReportFiles(ScanRequest request, String scanId, int limit, SecretDigest secrets) {
        this.request = request;
        this.scanId = scanId;
        this.reader = new ReportImport(limit);
        this.secrets = secrets;
    }

    /**
     * Reads every report that matches, in the order of their paths.
     *
     * @param workspace the folder that no report may lie outside of; links are never followed
     * @param newerThan when the report must have been written at the earliest, {@link Instant#EPOCH} for any time
     * @return at least one scan
     */
    List<ScanResult> read(Path workspace, Instant newerThan) throws IOException {
        WorkspacePattern pattern = new WorkspacePattern(request.report());
        List<ScanResult> results = new ArrayList<>();
        for (SourceFile file : files(workspace)) {
            if (pattern.matches(file.path())) {
                String id = results.isEmpty() ? scanId : scanId + "-" + (results.size() + 1);
                results.add(read(file, id, newerThan));
            }
        }
        if (results.isEmpty()) {
            results.add(failed(
                    scanId,
                    request.report(),
                    "no file in the workspace matches '" + request.report()
                            + "'; check the path and that the tool really wrote it"));
        }
        return results;
    }

    /** A workspace that nobody has written to yet does not exist. */
    private static List<SourceFile> files(Path workspace) throws IOException {
        return Files.isDirectory(workspace) ? new SourceTree(workspace, List.of()).files() : List.of();
    }

    private ScanResult read(SourceFile file, String id, Instant newerThan) throws IOException {
        if (Files.getLastModifiedTime(file.file()).toInstant().isBefore(newerThan)) {
            return failed(
                    id,
                    file.path(),
                    file.path() + " was written before the block started: the tool left an older report untouched");
        }
        try {
            ScanResult result = reader.read(new Report(file.path(), file.file(), secrets), request.format(), id);
            String wrote = result.scan().tool();
            return writtenByNamedTool(wrote)
                    ? result
                    : failed(id, file.path(), file.path() + " was written by " + wrote + ", not by " + request.tool());
        } catch (ReportException e) {
            return failed(id, file.path(), e.getMessage());
        }
    }

    private boolean writtenByNamedTool(String wrote) {
        return wrote.toLowerCase(Locale.ROOT).contains(request.tool().toLowerCase(Locale.ROOT));
    }

    private ScanResult failed(String id, String source, String message) {
        return failedScan(request, id, source, message);
    }

    /** A scan that brought nothing, with the reason. */
    static ScanResult failedScan(ScanRequest request, String id, String source, String message) {
        Set<ScanKind> kinds = ReportReaders.byFormat(request.format())
                .map(ReportReader::kinds)
                .orElse(Set.of());
        String tool = request.tool().isEmpty() ? request.scanner() : request.tool();
        Scan scan = new Scan(
                id,
                tool.isEmpty() ? "unknown" : tool,
                "",
                kinds,
                ScanStatus.FAILED,
                message,
                request.scanner().isEmpty() ? Provenance.IMPORTED : Provenance.EXECUTED,
                request.format(),
                source,
                "",
                null,
                -1,
                Scan.Counts.NONE,
                List.of());
        return new ScanResult(scan, List.of(), List.of(), List.of(), List.of());
    }
}
