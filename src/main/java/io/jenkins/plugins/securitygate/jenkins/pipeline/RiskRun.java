package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.evidence.Baseline;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.risk.EvidenceSignals;
import io.jenkins.plugins.securitygate.risk.RiskAssessment;
import io.jenkins.plugins.securitygate.risk.RiskInput;
import io.jenkins.plugins.securitygate.risk.RiskModel;
import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One assessment of one build. The console is read here, as a stream; files are read where the workspace is. From its
 * start until the result is there, the build holds an assessment that could not be made in its place.
 */
final class RiskRun {
    private final Run<?, ?> run;
    private final ScanPlace place;
    private final RiskRequest request;
    private final Console console;
    private final BuildFiles files;

    /** @param console reads the console in parts; what it leaves is read as one */
    RiskRun(Run<?, ?> run, ScanPlace place, RiskRequest request, Console console) {
        this.run = run;
        this.place = place;
        this.request = request;
        this.console = console;
        this.files = BuildFiles.of(run);
    }

    /** Reads the console of a build in parts. */
    @FunctionalInterface
    interface Console {
        /** A console that has no parts. */
        Console WHOLE = miner -> false;

        /**
         * @return whether it was read; if not, the whole console is
         * @throws IOException when it cannot be read
         */
        boolean read(LogMiner miner) throws IOException;
    }

    /** Assesses, and keeps the result for the gate and the input for learning. */
    Risk assess(FilePath workspace) throws IOException, InterruptedException {
        keep(new RiskAssessment(request.stage(), RiskModel.EMPTY)
                .problem("the assessment did not end: it was aborted, its agent was lost or the controller restarted")
                .assess(request.thresholds()));
        GateAction.attach(run);
        RiskModel model = model(workspace);
        RiskInput input = input(model, workspace);
        Risk risk = risk(model, input);
        keep(risk);
        if (request.baseline().isEmpty()) {
            LearnedRisk.keep(run, request.stage(), input);
        }
        return risk;
    }

    private RiskModel model(FilePath workspace) throws IOException, InterruptedException {
        if (request.baseline().isEmpty()) {
            return LearnedRisk.model(run.getParent(), request.stage());
        }
        byte[] bytes = workspace.act(new WorkspaceBytes(request.baseline()));
        return RiskModel.read(request.baseline(), new ByteArrayInputStream(bytes));
    }

    private RiskInput input(RiskModel model, FilePath workspace) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        RiskInput input = RiskInput.read(workspace.act(new WorkspaceRisk(request, bytes.toByteArray())));
        if (!input.fits(model.logs())) {
            throw new IOException("the agent sent a summary of logs that was made with another model");
        }
        return request.console() ? input.plus(console(model)) : input;
    }

    private LogObservation console(RiskModel model) throws IOException {
        LogMiner miner = new LogMiner(model.logs());
        if (!console.read(miner)) {
            try (InputStream in = run.getLogInputStream()) {
                miner.read("console", in);
            }
        }
        return miner.observe();
    }

    private Risk risk(RiskModel model, RiskInput input) throws IOException {
        RiskAssessment assessment = new RiskAssessment(request.stage(), model);
        if (request.readsLogs()) {
            assessment.logs(input.logs());
        } else {
            input.logs().problems().forEach(assessment::problem);
        }
        if (!request.metrics().isEmpty()) {
            assessment.metrics(input.rules(), input.metrics());
        }
        assessment.signals(EvidenceSignals.ofChange(input.changedLines()));
        Evidence current = files.collect(subject(), Instant.now());
        Optional<Evidence> reference = ReferenceBuild.evidence(run);
        Evidence compared =
                reference.map(before -> Baseline.compare(current, before)).orElse(current);
        assessment.signals(EvidenceSignals.of(compared, reference.orElse(null)));
        Risk risk = assessment.assess(request.thresholds());
        return reference.map(before -> against(risk, before)).orElse(risk);
    }

    private static Risk against(Risk risk, Evidence reference) {
        return reference.risks().stream()
                .filter(before -> before.stage().equals(risk.stage()))
                .findFirst()
                .map(before ->
                        risk.comparedWith(before, "#" + reference.subject().revision()))
                .orElse(risk);
    }

    private void keep(Risk risk) throws IOException {
        files.writeScan(place, Evidence.of(subject(), Instant.now(), List.of()).withRisks(List.of(risk)));
    }

    private Subject subject() {
        return place.subject();
    }
}
