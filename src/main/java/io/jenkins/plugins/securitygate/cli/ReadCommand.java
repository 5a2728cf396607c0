package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.Report;
import io.jenkins.plugins.securitygate.report.ReportException;
import io.jenkins.plugins.securitygate.report.ReportImport;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what report files say, normalised. */
@Command(
        name = "read",
        description = "Read report files and print their findings, then one summary a file.",
        footer = {"", "Exit code 0 when every file was read, 2 when one could not be; the others are still read."})
final class ReadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Report files.")
    private List<Path> files;

    @Option(names = "--format", paramLabel = "ID", description = "Format of the files; detected when not given.")
    private String format = "";

    @Option(names = "--json", description = "Print one JSON object a line instead of text.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ReportImport reports = new ReportImport(ScanCollector.DEFAULT_LIMIT);
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                print(file, reports.read(new Report(file.toString(), file, Salt.digest()), format, file.toString()));
            } catch (ReportException e) {
                print(file, e);
                exit = ExitCode.NO_DECISION;
            }
        }
        spec.commandLine().getOut().flush();
        return exit;
    }

    private void print(Path file, ScanResult result) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : result.findings()) {
            out.println(json ? EvidenceFile.toJson(finding) : line(finding));
        }
        out.println(json ? summary(file, result) : sentence(file, result));
    }

    private static String line(Finding finding) {
        String mark = finding.suppressed() ? " [" + finding.suppression().source() + "]" : "";
        return "%-8s %s  %s  %s%s"
                .formatted(finding.severity().id(), finding.rule(), finding.place(), finding.title(), mark);
    }

    private static String sentence(Path file, ScanResult result) {
        Scan.Counts counts = result.scan().counts();
        String failure = result.scan().completed()
                ? ""
                : "; the scan failed: " + result.scan().message();
        return "%s: %s, %d records, %d findings (%d before merging, %d rules), %d suppressed, %d unreadable entries%s"
                .formatted(
                        file,
                        result.scan().format(),
                        counts.records(),
                        counts.findings(),
                        occurrences(result),
                        rules(result),
                        counts.suppressed(),
                        counts.failedEntries(),
                        failure);
    }

    private static String summary(Path file, ScanResult result) throws IOException {
        Scan scan = result.scan();
        return json(out -> {
            out.alwaysText("file", file.toString());
            out.alwaysText("format", scan.format());
            out.alwaysText("tool", scan.tool());
            out.word("status", scan.status());
            out.text("message", scan.message());
            out.alwaysNumber("records", scan.counts().records());
            out.alwaysNumber("findings", scan.counts().findings());
            out.alwaysNumber("occurrences", occurrences(result));
            out.alwaysNumber("rules", rules(result));
            out.alwaysNumber("suppressed", scan.counts().suppressed());
            out.alwaysNumber("failedEntries", scan.counts().failedEntries());
            out.object("severities", () -> {
                for (Map.Entry<Severity, Integer> entry : severities(result).entrySet()) {
                    out.alwaysNumber(entry.getKey().id(), entry.getValue());
                }
            });
            out.list(
                    "errors",
                    scan.errors(),
                    error -> out.object(() -> {
                        out.alwaysText("place", error.place());
                        out.alwaysText("message", error.message());
                    }));
        });
    }

    private static int occurrences(ScanResult result) {
        return result.findings().stream().mapToInt(Finding::occurrences).sum();
    }

    private static long rules(ScanResult result) {
        return result.findings().stream().map(Finding::rule).distinct().count();
    }

    /** Writes the members of one object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonWriter out) throws IOException;
    }

    private static String json(Members members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter out = JsonWriter.compact(bytes)) {
            out.object(() -> members.write(out));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Map<Severity, Integer> severities(ScanResult result) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        result.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        return counts;
    }

    private void print(Path file, ReportException problem) throws IOException {
        if (!json) {
            spec.commandLine().getErr().println("security-gate: " + problem.getMessage());
            return;
        }
        spec.commandLine().getOut().println(json(out -> {
            out.alwaysText("file", file.toString());
            out.alwaysText("error", problem.getMessage());
        }));
    }
}
