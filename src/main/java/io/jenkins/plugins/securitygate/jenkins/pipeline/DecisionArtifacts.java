package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.export.DecisionExport;
import io.jenkins.plugins.securitygate.export.ExportException;
import io.jenkins.plugins.securitygate.export.PropertiesExport;
import io.jenkins.plugins.securitygate.export.ReportFolder;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jenkins.util.BuildListenerAdapter;

/**
 * The decision among the build's archived artifacts, the only place where deployment tools look. A later gate of the
 * build replaces what an earlier one put there.
 */
final class DecisionArtifacts {
    private static final Map<String, String> FILES = Map.of(
            DecisionExport.FILE_NAME, DecisionExport.FILE_NAME,
            PropertiesExport.FILE_NAME, PropertiesExport.FILE_NAME);

    private final Run<?, ?> run;
    private final TaskListener listener;

    DecisionArtifacts(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** Archives what the report folder of the build holds. */
    void archive() throws IOException, InterruptedException {
        Path reports = BuildFiles.of(run).reports();
        run.pickArtifactManager()
                .archive(
                        new FilePath(reports.toFile()),
                        new Launcher.LocalLauncher(listener),
                        BuildListenerAdapter.wrap(listener),
                        FILES);
    }

    /** Archives that nothing was decided, so that no earlier decision stands any more. A failure to do so is told. */
    void archiveUndecided(Subject subject, String reason) throws InterruptedException {
        try {
            Evidence nothing = Evidence.of(subject, Instant.now(), List.of());
            ReportFolder.writeUndecided(BuildFiles.of(run).reports(), nothing, reason);
            archive();
        } catch (IOException | ExportException e) {
            listener.error("[Security Gate] That nothing was decided could not be archived: " + e.getMessage());
        }
    }
}
