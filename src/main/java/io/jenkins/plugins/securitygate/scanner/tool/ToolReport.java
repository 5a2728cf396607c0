package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.model.Execution;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportImport;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Turns the report of a tool that was run into a scan. Whatever went wrong is a failed scan, never a clean one.
 *
 * @param tool id of the tool
 * @param kinds what the tool looks for
 * @param output how it tells what it found
 * @param suppressions what makes it leave findings out
 * @param target what it looked at
 * @param execution how its run went
 */
public record ToolReport(
        String tool,
        Set<ScanKind> kinds,
        ExternalTool.Output output,
        ExternalTool.Suppressions suppressions,
        ScanTarget target,
        ToolExecution execution)
        implements Serializable {

    /** The report of a tool's run. */
    public static ToolReport of(ExternalTool tool, ScanTarget target, ToolExecution execution) {
        return new ToolReport(tool.id(), tool.about().kinds(), tool.output(), tool.suppressions(), target, execution);
    }

    /**
     * Where the report lies and what becomes of it.
     *
     * @param reports the folder for reports
     * @param root the scanned folder, as the tool saw it
     * @param scanId id of the scan
     * @param limit how many findings the report may bring
     * @param secrets how secret values become digests
     */
    public record Place(Path reports, Path root, String scanId, int limit, SecretDigest secrets) {}

    /** Reads the report. Findings of a tool that failed are kept. */
    public ScanResult read(Place place) {
        Path file = place.reports().resolve(output.report());
        try {
            if (!Files.isRegularFile(file)) {
                return failed(place, failure("the tool " + tool + " wrote no report"));
            }
            if (Files.size(file) > ToolRun.REPORT_LIMIT) {
                return failed(place, failure("the report is larger than " + ToolRun.REPORT_LIMIT + " bytes"));
            }
            if (Files.size(file) == 0 && output.emptyIsClean() && output.clean().contains(execution.exitCode())) {
                return executed(place, nothing(place));
            }
            ScanResult read = new ReportImport(place.limit())
                    .relativeTo(place.root())
                    .read(new Report(output.report(), file, place.secrets()), output.format(), place.scanId());
            return executed(place, read);
        } catch (ReportException e) {
            return failed(place, failure(e.getMessage()));
        } catch (IOException e) {
            return failed(place, failure("the report cannot be read: " + e.getMessage()));
        }
    }

    /** Why the scan failed: the run's own reason where there is one, since a bad report follows from it. */
    private String failure(String reason) {
        return execution.message().isEmpty() ? reason : execution.message();
    }

    /** What a report without content brings from a tool that writes nothing when it finds nothing. */
    private ScanResult nothing(Place place) {
        return new ScanCollector(place.scanId(), tool, place.limit())
                .result(new ScanCollector.Run(
                        kinds, Provenance.EXECUTED, output.format(), target.value(), "", execution.started(), -1));
    }

    private ScanResult executed(Place place, ScanResult read) throws IOException {
        Scan said = read.scan();
        String name = said.tool().equals(output.format()) ? tool : said.tool();
        Set<ScanKind> looked = narrowed(said.kinds());
        List<Finding> gaps = gaps(place, name, looked.iterator().next());
        boolean ranWell = execution.status() == ScanStatus.COMPLETED;
        Scan scan = new Scan(
                said.id(),
                name,
                said.toolVersion().isEmpty() ? execution.version() : said.toolVersion(),
                looked,
                ranWell ? said.status() : execution.status(),
                ranWell ? said.message() : execution.message(),
                Provenance.EXECUTED,
                output.format(),
                target.value(),
                said.reportDigest(),
                execution.started(),
                execution.durationMillis(),
                said.counts().plusFindings(gaps.size()),
                said.errors(),
                new Execution(execution.command(), execution.exitCode()));
        List<Finding> findings =
                Stream.concat(read.findings().stream(), gaps.stream()).toList();
        return new ScanResult(scan, findings, read.components(), read.facts(), read.tests());
    }

    /** A finding for each file that makes the tool leave out what its report then does not list. */
    private List<Finding> gaps(Place place, String name, ScanKind kind) throws IOException {
        String reason = "what the file makes " + tool + " leave out, which its report does not list";
        return IgnoreFiles.in(place.root().resolve(target.folder()), suppressions.files()).stream()
                .map(file ->
                        place.root().relativize(file).normalize().toString().replace('\\', '/'))
                .map(path -> Gap.of(kind, path, "", reason)
                        .remediation("Take the file out, or have it accepted by a waiver.")
                        .build(place.scanId(), name))
                .toList();
    }

    /** What the report says that was looked for, if the tool can look for it; a format may be that of many tools. */
    private Set<ScanKind> narrowed(Set<ScanKind> said) {
        EnumSet<ScanKind> both = EnumSet.noneOf(ScanKind.class);
        said.stream().filter(kinds::contains).forEach(both::add);
        return both.isEmpty() ? kinds : both;
    }

    private ScanResult failed(Place place, String message) {
        ScanStatus status = execution.status() == ScanStatus.COMPLETED ? ScanStatus.FAILED : execution.status();
        Scan scan = new Scan(
                place.scanId(),
                tool,
                execution.version(),
                kinds,
                status,
                message,
                Provenance.EXECUTED,
                output.format(),
                target.value(),
                "",
                execution.started(),
                execution.durationMillis(),
                Scan.Counts.NONE,
                List.of(),
                new Execution(execution.command(), execution.exitCode()));
        return new ScanResult(scan, List.of(), List.of(), List.of(), List.of());
    }
}
