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
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
                return empty(place, failure("the tool " + tool + " wrote no report"));
            }
            if (Files.size(file) > ToolRun.REPORT_LIMIT) {
                return empty(place, failure("the report is larger than " + ToolRun.REPORT_LIMIT + " bytes"));
            }
            if (Files.size(file) == 0 && output.emptyIsClean() && output.clean().contains(execution.exitCode())) {
                return noted(place, empty(place, ""));
            }
            ScanResult read = new ReportImport(place.limit())
                    .relativeTo(place.root())
                    .read(new Report(output.report(), file, place.secrets()), output.format(), place.scanId());
            return noted(place, executed(read));
        } catch (ReportException e) {
            return empty(place, failure(e.getMessage()));
        } catch (IOException e) {
            return empty(place, failure("the report cannot be read: " + e.getMessage()));
        }
    }

    /** Why the scan failed: the run's own reason where there is one, since a bad report follows from it. */
    private String failure(String reason) {
        return execution.message().isEmpty() ? reason : execution.message();
    }

    private ScanResult executed(ScanResult read) {
        Scan said = read.scan();
        boolean ranWell = execution.status() == ScanStatus.COMPLETED;
        Scan scan = new Scan(
                said.id(),
                said.tool().equals(output.format()) ? tool : said.tool(),
                said.toolVersion().isEmpty() ? execution.version() : said.toolVersion(),
                narrowed(said.kinds()),
                ranWell ? said.status() : execution.status(),
                ranWell ? said.message() : execution.message(),
                Provenance.EXECUTED,
                output.format(),
                target.value(),
                said.reportDigest(),
                execution.started(),
                execution.durationMillis(),
                said.counts(),
                said.errors(),
                new Execution(execution.command(), execution.exitCode()));
        return new ScanResult(scan, read.findings(), read.components(), read.facts(), read.tests());
    }

    /** Adds a finding for each file that makes the tool leave out what its report then does not list. */
    private ScanResult noted(Place place, ScanResult read) throws IOException {
        Scan scan = read.scan();
        List<Finding> findings = new ArrayList<>(read.findings());
        for (Path file : IgnoreFiles.in(place.root().resolve(target.folder()), suppressions.files())) {
            findings.add(gap(scan, place.root().relativize(file).normalize()));
        }
        int more = findings.size() - read.findings().size();
        return new ScanResult(
                scan.withCounts(scan.counts().plusFindings(more)),
                findings,
                read.components(),
                read.facts(),
                read.tests());
    }

    private Finding gap(Scan scan, Path file) {
        String path = file.toString().replace('\\', '/');
        String reason = "what the file makes " + tool + " leave out, which its report does not list";
        return Gap.of(scan.kinds().iterator().next(), path, "", reason)
                .remediation("Take the file out, or have it accepted by a waiver.")
                .build(scan.id(), scan.tool());
    }

    /** What the report says that was looked for, if the tool can look for it; a format may be that of many tools. */
    private Set<ScanKind> narrowed(Set<ScanKind> said) {
        EnumSet<ScanKind> both = EnumSet.noneOf(ScanKind.class);
        said.stream().filter(kinds::contains).forEach(both::add);
        return both.isEmpty() ? kinds : both;
    }

    private ScanResult empty(Place place, String message) {
        ScanStatus failed = execution.status() == ScanStatus.COMPLETED ? ScanStatus.FAILED : execution.status();
        Scan scan = new Scan(
                place.scanId(),
                tool,
                execution.version(),
                kinds,
                message.isEmpty() ? ScanStatus.COMPLETED : failed,
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
