package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.scanner.tool.ExternalTool;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps one scan of one build, from the moment that it begins. */
final class ScanRecorder {
    private final Run<?, ?> run;
    private final ScanPlace place;
    private final ScanRequest request;
    private final BuildFiles files;

    ScanRecorder(Run<?, ?> run, ScanPlace place, ScanRequest request) {
        this.run = run;
        this.place = place;
        this.request = request;
        this.files = BuildFiles.of(run);
    }

    /** Holds the place of the scan with a failed one. */
    void begin() throws IOException {
        Evidence unfinished = Evidence.of(
                place.subject(),
                Instant.now(),
                List.of(ReportFiles.failedScan(
                        request,
                        place.scanId(),
                        request.title(),
                        "the scan did not end: it was aborted, its agent was lost or the controller restarted; run the"
                                + " build again")));
        files.writeScan(place, unfinished);
        GateAction.attach(run);
    }

    /**
     * Has the agent scan or read, and replaces the place holder by what it sends.
     *
     * @param newerThanMillis when a report must have been written at the earliest, 0 for any time
     * @throws IOException when the agent does not send the evidence of this scan
     */
    Evidence scan(AgentPlace at, long newerThanMillis) throws IOException, InterruptedException {
        Optional<ExternalTool> tool =
                request.tool(SecurityGateConfiguration.get().catalogue());
        ScanSettings settings = ScanSettings.current();
        byte[] bytes = tool.isPresent()
                ? new ToolScan(tool.get(), request.target()).run(at, place, settings)
                : at.workspace().act(new WorkspaceScan(request, place, settings, newerThanMillis));
        Evidence evidence = AgentEvidence.read(bytes, place, request);
        files.writeScan(place, evidence);
        return evidence;
    }
}
