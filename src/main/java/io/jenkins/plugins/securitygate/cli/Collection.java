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
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.DependencyScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Gathers the scans of one folder: the embedded scanners that are asked for, image archives and the reports of other tools. */
final class Collection {
    private final Path folder;
    private final SecretDigest secrets = Salt.digest();
    private final Progress progress;
    private final DependencyScanner dependencies;

    /** @param dependencies the scanner of dependencies with the database that it shall use */
    Collection(Path folder, Progress progress, DependencyScanner dependencies) {
        this.folder = folder;
        this.progress = progress;
        this.dependencies = dependencies;
    }

    /** Runs scanners; an unknown id is an error before anything runs. */
    List<ScanResult> scans(List<String> ids) throws IOException, CommandException {
        List<Scanner> scanners = new ArrayList<>();
        for (String id : ids) {
            Scanner scanner = Scanners.byId(id).orElseThrow(() -> unknown(id));
            scanners.add(id.equals(DependencyScanner.ID) ? dependencies : scanner);
        }
        SourceTree tree = new SourceTree(folder, SourceTree.DEFAULT_EXCLUDES);
        List<ScanResult> results = new ArrayList<>();
        for (Scanner scanner : scanners) {
            progress.show(scanner.id());
            results.add(new ScanRun(scanner, scanner.id(), ScanCollector.DEFAULT_LIMIT)
                    .execute(tree, context(scanner.id())));
        }
        return results;
    }

    /** Scans image archives; a missing one is an error before anything runs. */
    List<ScanResult> images(List<Path> archives) throws CommandException {
        for (Path archive : archives) {
            if (!Files.isRegularFile(archive)) {
                throw new CommandException("--image " + archive + ": no such file");
            }
        }
        List<ScanResult> results = new ArrayList<>();
        for (Path archive : archives) {
            for (ImageScanner scanner : Scanners.ofImages()) {
                String name = archive.toString().replace('\\', '/');
                String scanId = scanner.id() + ":" + name;
                progress.show(scanId);
                results.add(new ImageScanRun(scanner, scanId, ScanCollector.DEFAULT_LIMIT)
                        .execute(archive, name, context(scanId)));
            }
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

    private static CommandException unknown(String id) {
        boolean ofImages =
                Scanners.ofImages().stream().anyMatch(scanner -> scanner.id().equals(id));
        return new CommandException(
                ofImages
                        ? "scanner '" + id + "' scans images: give it one with --image FILE"
                        : "unknown scanner '" + id + "'. Known: " + known());
    }

    private static String known() {
        return Scanners.all().stream().map(Scanner::id).collect(Collectors.joining(", "));
    }
}
