package io.jenkins.plugins.securitygate.risk;

import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.risk.log.LogComparison;
import io.jenkins.plugins.securitygate.risk.log.LogObservation;
import io.jenkins.plugins.securitygate.risk.metric.MetricComparison;
import io.jenkins.plugins.securitygate.risk.metric.MetricRule;
import io.jenkins.plugins.securitygate.risk.metric.Metrics;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is known of a release and assesses it. Used once. */
public final class RiskAssessment {
    private final String stage;
    private final RiskModel model;
    private final List<Signal> signals = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param stage what is assessed, may be empty
     * @param model of the last good builds
     */
    public RiskAssessment(String stage, RiskModel model) {
        this.stage = stage;
        this.model = model;
    }

    /** Takes the logs, mined against the model. */
    public RiskAssessment logs(LogObservation observed) {
        problems.addAll(observed.problems());
        if (model.logs().builds().isEmpty()) {
            problems.add("no good build is known to compare the logs with");
        }
        signals.addAll(LogComparison.signals(model.logs(), observed));
        return this;
    }

    /** Takes metrics; those without a baseline of their own are compared with the model. */
    public RiskAssessment metrics(List<MetricRule> rules, Metrics metrics) {
        MetricComparison comparison = MetricComparison.of(rules, metrics.orBaseline(model.metrics()));
        signals.addAll(comparison.signals());
        problems.addAll(comparison.problems());
        return this;
    }

    /** Takes further signals, for example of the evidence. */
    public RiskAssessment signals(List<Signal> more) {
        signals.addAll(more);
        return this;
    }

    /** Takes note that something that was asked for cannot be known. */
    public RiskAssessment problem(String sentence) {
        problems.add(sentence);
        return this;
    }

    /** The risk, by thresholds that are at least as strict as the default ones. */
    public Risk assess(Thresholds thresholds) {
        return RiskFormula.assess(stage, signals, problems, thresholds);
    }
}
