package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.evidence.Baseline;
import io.jenkins.plugins.securitygate.evidence.EvidenceException;
import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.risk.ChangeSize;
import io.jenkins.plugins.securitygate.risk.EvidenceSignals;
import io.jenkins.plugins.securitygate.risk.RiskAssessment;
import io.jenkins.plugins.securitygate.risk.RiskModel;
import io.jenkins.plugins.securitygate.risk.Thresholds;
import io.jenkins.plugins.securitygate.risk.log.LogMiner;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how risky a release is, by its logs, metrics and evidence. */
@Command(
        name = "risk",
        description = "Compare logs, metrics and evidence of a release with those of good builds.",
        footer = {
            "",
            "Exit code 0 to proceed, 3 for a review, 1 to roll back, 2 when something cannot be read; 0 with --learn."
        })
final class RiskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--stage", paramLabel = "S", description = "What is assessed, for example deploy.")
    private String stage = "";

    @Option(names = "--log", paramLabel = "FILE", arity = "1..*", description = "Logs of the build.")
    private List<Path> logs = List.of();

    @Mixin
    private MetricOptions metricOptions;

    @Option(
            names = "--baseline",
            paramLabel = "MODEL|DIR",
            description = "What good builds look like: a model of --learn, or a folder with one log for each of them.")
    private Path baseline;

    @Option(names = "--learn", description = "Add the build to the model as a good one instead of judging it.")
    private boolean learn;

    @Option(names = "--evidence", paramLabel = "FILE", description = "An evidence.json of the build.")
    private Path evidence;

    @Option(names = "--evidence-baseline", paramLabel = "FILE", description = "An evidence.json of a good build.")
    private Path evidenceBaseline;

    @Option(names = "--changes", paramLabel = "FILE", description = "What 'git diff --numstat' printed.")
    private Path changes;

    @Option(names = "--review-at", paramLabel = "N", description = "Score that asks for a review, at most 30.")
    private int reviewAt = Thresholds.DEFAULT.review();

    @Option(names = "--roll-back-at", paramLabel = "N", description = "Score that asks to roll back, at most 70.")
    private int rollBackAt = Thresholds.DEFAULT.rollBack();

    @Option(names = "--out", paramLabel = "FILE", description = "Keep the assessment for 'scan --risk'.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        RiskModel model = model();
        LogObservation observed = observe(model, logs);
        Metrics metrics = metricOptions.read();
        return learn ? learn(model, observed, metrics) : judge(model, observed, metrics);
    }

    private int judge(RiskModel model, LogObservation observed, Metrics metrics) throws Exception {
        RiskAssessment assessment = new RiskAssessment(stage, model);
        boolean anything = false;
        if (!logs.isEmpty()) {
            assessment.logs(observed);
            anything = true;
        }
        if (metricOptions.given()) {
            assessment.metrics(metricOptions.rules(), metrics);
            anything = true;
        }
        if (evidence != null) {
            addEvidence(assessment);
            anything = true;
        }
        if (changes != null) {
            assessment.signals(EvidenceSignals.ofChange(ChangeSize.ofNumstat(Files.readString(changes))));
        }
        if (!anything) {
            throw new CommandException("name what is to be assessed: --log, --metrics, --prometheus or --evidence");
        }
        Risk risk = assessment.assess(thresholds());
        print(risk);
        return ExitCode.of(risk.recommendation());
    }

    private Thresholds thresholds() throws CommandException {
        try {
            return Thresholds.tightened(reviewAt, rollBackAt);
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private void print(Risk risk) throws IOException {
        PrintWriter console = spec.commandLine().getOut();
        TextSummary.risk(risk).forEach(console::println);
        if (out != null) {
            Evidence kept = Evidence.of(new Subject(stage, "", stage, ""), Instant.now(), List.of())
                    .withRisks(List.of(risk));
            try (OutputStream file = Files.newOutputStream(out)) {
                EvidenceFile.write(kept, file);
            }
        }
    }

    private int learn(RiskModel model, LogObservation observed, Metrics metrics) throws IOException, CommandException {
        if (baseline == null || Files.isDirectory(baseline)) {
            throw new CommandException("--learn needs --baseline with the file of the model; it is made when missing");
        }
        if (!observed.problems().isEmpty()) {
            throw new CommandException("this build is not learned: " + String.join("; ", observed.problems()));
        }
        String build = logs.isEmpty() ? stage : logs.get(0).toString();
        RiskModel learned = model.with(build, observed, metrics);
        try (OutputStream file = Files.newOutputStream(baseline)) {
            learned.write(file);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %d good builds, %d kinds of line, %d metrics%n",
                        baseline,
                        learned.logs().builds().size(),
                        learned.logs().templates().size(),
                        learned.metrics().size());
        return ExitCode.OK;
    }

    private RiskModel model() throws IOException, CommandException {
        if (baseline == null || learn && !Files.exists(baseline)) {
            return RiskModel.EMPTY;
        }
        if (!Files.isDirectory(baseline)) {
            try (InputStream in = Files.newInputStream(baseline)) {
                return RiskModel.read(baseline.toString(), in);
            } catch (IOException e) {
                throw new CommandException("cannot read the model: " + e.getMessage(), e);
            }
        }
        RiskModel model = RiskModel.EMPTY;
        try (java.util.stream.Stream<Path> files = Files.list(baseline)) {
            for (Path log : files.filter(Files::isRegularFile).sorted().toList()) {
                model = model.with(log.getFileName().toString(), observe(model, List.of(log)), Metrics.NONE);
            }
        }
        return model;
    }

    private static LogObservation observe(RiskModel model, List<Path> files) throws CommandException {
        LogMiner miner = new LogMiner(model.logs());
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                miner.read(file.toString(), in);
            } catch (IOException e) {
                throw new CommandException("cannot read the log " + file + ": " + e, e);
            }
        }
        return miner.observe();
    }

    private void addEvidence(RiskAssessment assessment) throws EvidenceException {
        Evidence current = EvidenceFile.read(evidence);
        if (evidenceBaseline == null) {
            assessment.signals(EvidenceSignals.of(current, null));
        } else {
            Evidence before = EvidenceFile.read(evidenceBaseline);
            assessment.signals(EvidenceSignals.of(Baseline.compare(current, before), before));
        }
    }
}
