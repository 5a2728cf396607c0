package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.LocalRunner;
import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import io.jenkins.plugins.securitygate.scanner.tool.ToolExecution;
import io.jenkins.plugins.securitygate.scanner.tool.ToolReport;
import io.jenkins.plugins.securitygate.scanner.tool.ToolRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs tools on this machine. */
final class ToolScans {
    private final Path folder;
    private final Consumer<String> log;

    /**
     * @param folder the scanned folder
     * @param log takes what the tools print, line by line
     */
    ToolScans(Path folder, Consumer<String> log) {
        this.folder = folder;
        this.log = log;
    }

    /** Runs each tool on each of its targets. */
    List<ScanResult> run(List<ExternalTool> tools, ToolTargets targets)
            throws IOException, CommandException, InterruptedException {
        List<ScanResult> results = new ArrayList<>();
        for (ExternalTool tool : tools) {
            for (ScanTarget target : targets.of(tool)) {
                results.add(run(tool, target));
            }
        }
        return results;
    }

    private ScanResult run(ExternalTool tool, ScanTarget target) throws IOException, InterruptedException {
        Path reports = Files.createTempDirectory("security-gate-");
        try {
            ToolExecution execution =
                    new ToolRun(tool, target).execute(new LocalRunner(folder, reports), System.getenv(), log);
            String scanId = target.equals(ScanTarget.wholeFolder()) ? tool.id() : tool.id() + ":" + target.value();
            return ToolReport.of(tool, target, execution)
                    .read(new ToolReport.Place(reports, folder, scanId, ScanCollector.DEFAULT_LIMIT, Salt.digest()));
        } finally {
            delete(reports);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
