package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import io.jenkins.plugins.securitygate.scanner.tool.TargetKind;
import io.jenkins.plugins.securitygate.scanner.tool.ToolExecution;
import io.jenkins.plugins.securitygate.scanner.tool.ToolReport;
import io.jenkins.plugins.securitygate.scanner.tool.ToolRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jenkins.MasterToSlaveFileCallable;

/**
 * Runs a tool of the catalogue: the controller starts it through the step's own launcher, and the agent reads its report,
 * which lies beside the workspace, where no other scan sees it.
 *
 * @param tool what to run
 * @param target what it looks at
 */
record ToolScan(ExternalTool tool, ScanTarget target) {

    /**
     * Runs it.
     *
     * @param scan where in the build the scan belongs
     * @param settings what administrators set
     * @return an evidence file as the agent sent it, not trusted
     */
    byte[] run(AgentPlace place, ScanPlace scan, ScanSettings settings) throws IOException, InterruptedException {
        FilePath reports = WorkspaceList.tempDir(place.workspace()).child("security-gate-" + UUID.randomUUID());
        reports.mkdirs();
        try {
            ToolExecution execution = execute(place, reports);
            ToolReport report = ToolReport.of(tool, target, execution);
            return reports.act(
                    new ReadReport(report, scan, settings, place.workspace().getRemote()));
        } finally {
            reports.deleteRecursive();
        }
    }

    private ToolExecution execute(AgentPlace place, FilePath reports) throws IOException, InterruptedException {
        if (!place.workspace().exists()) {
            if (target.kind() == TargetKind.FOLDER || target.kind() == TargetKind.FILE) {
                return ToolExecution.impossible(
                        Instant.now(),
                        "the workspace does not exist on this agent, so that there is nothing to scan; check out the code first");
            }
            place.workspace().mkdirs();
        }
        return new ToolRun(tool, target)
                .execute(
                        new LauncherRunner(place, reports),
                        place.environment(),
                        place.listener().getLogger()::println);
    }

    /** Reads the report where it was written. */
    private static final class ReadReport extends MasterToSlaveFileCallable<byte[]> {
        private static final long serialVersionUID = 1L;

        private final ToolReport report;
        private final ScanPlace scan;
        private final ScanSettings settings;
        private final String workspace;

        ReadReport(ToolReport report, ScanPlace scan, ScanSettings settings, String workspace) {
            this.report = report;
            this.scan = scan;
            this.settings = settings;
            this.workspace = workspace;
        }

        @Override
        public byte[] invoke(File reports, VirtualChannel channel) throws IOException {
            ToolReport.Place place = new ToolReport.Place(
                    reports.toPath(),
                    Path.of(workspace),
                    scan.scanId(),
                    settings.findingsLimit(),
                    SecretDigest.salted(settings.salt()));
            return WorkspaceScan.packed(scan, List.of(report.read(place)));
        }
    }
}
