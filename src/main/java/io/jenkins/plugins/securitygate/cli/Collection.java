package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportImport;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ImageScanner;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.Scanner;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers the scans of one folder: the embedded scanners that are asked for, image archives and the reports of other tools. */
final class Collection {
    private final Path folder;
    private final SecretDigest secrets = Salt.digest();
    private final Progress progress;

    Collection(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Runs embedded scanners. */
    List<ScanResult> scans(List<Scanner> scanners, SourceTree tree) {
        List<ScanResult> results = new ArrayList<>();
        for (Scanner scanner : scanners) {
            progress.show(scanner.id());
            results.add(new ScanRun(scanner, scanner.id(), ScanCollector.DEFAULT_LIMIT)
                    .execute(tree, context(scanner.id())));
        }
        return results;
    }

    /** Scans image archives. */
    List<ScanResult> images(List<Path> archives, ImageScanner scanner) {
        List<ScanResult> results = new ArrayList<>();
        for (Path archive : archives) {
            String name = archive.toString().replace('\\', '/');
            String scanId = scanner.id() + ":" + name;
            progress.show(scanId);
            results.add(new ImageScanRun(scanner, scanId, ScanCollector.DEFAULT_LIMIT)
                    .execute(archive, name, context(scanId)));
        }
        return results;
    }

    private ScanContext context(String scanId) {
        return new ScanContext(secrets, () -> false, text -> progress.show(scanId + ": " + text));
    }

    /** Reads the reports that the options name. */
    List<ScanResult> reports(List<String> options) throws IOException, CommandException {
        ReportImport reports = new ReportImport(ScanCollector.DEFAULT_LIMIT);
        List<ScanResult> results = new ArrayList<>();
        for (String text : options) {
            ReportOption option = ReportOption.parse(text);
            for (Path file : option.files(folder)) {
                progress.show(file.toString());
                results.add(read(reports, file, option.format()));
            }
        }
        return results;
    }

    private ScanResult read(ReportImport reports, Path file, String format) throws CommandException {
        String name = file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
        try {
            return reports.read(new Report(name.replace('\\', '/'), file, secrets), format, name);
        } catch (ReportException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
