package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

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

    /** What the agent has to do. */
    WorkspaceScan call(long newerThanMillis) throws IOException {
        return new WorkspaceScan(request, place, ScanSettings.current(), newerThanMillis);
    }

    /**
     * Replaces the place holder by what the agent sent.
     *
     * @param bytes an evidence file from the agent, not trusted
     * @throws IOException when it is not the evidence of this scan
     */
    Evidence end(byte[] bytes) throws IOException {
        Evidence evidence = AgentEvidence.read(bytes, place, request);
        files.writeScan(place, evidence);
        return evidence;
    }
}
