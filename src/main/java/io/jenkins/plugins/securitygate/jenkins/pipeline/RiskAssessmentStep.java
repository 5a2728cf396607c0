package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.risk.Thresholds;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Says how risky the release is, by comparison with the last good builds of the job. It never judges: {@link
 * ComplianceGateStep} does.
 */
public final class RiskAssessmentStep extends Step {
    private String stage = "";
    private boolean console = true;
    private String consoleStages = "";
    private String logs = "";
    private String metrics = "";
    private String metricRules = "";
    private String changes = "";
    private String baseline = "";
    private int reviewAt = Thresholds.DEFAULT.review();
    private int rollBackAt = Thresholds.DEFAULT.rollBack();

    @DataBoundConstructor
    public RiskAssessmentStep() {}

    public String getStage() {
        return stage;
    }

    @DataBoundSetter
    public void setStage(String stage) {
        this.stage = Util.fixNull(stage);
    }

    public boolean isConsole() {
        return console;
    }

    @DataBoundSetter
    public void setConsole(boolean console) {
        this.console = console;
    }

    public String getConsoleStages() {
        return consoleStages;
    }

    @DataBoundSetter
    public void setConsoleStages(String consoleStages) {
        this.consoleStages = Util.fixNull(consoleStages);
    }

    public String getLogs() {
        return logs;
    }

    @DataBoundSetter
    public void setLogs(String logs) {
        this.logs = Util.fixNull(logs);
    }

    public String getMetrics() {
        return metrics;
    }

    @DataBoundSetter
    public void setMetrics(String metrics) {
        this.metrics = Util.fixNull(metrics);
    }

    public String getMetricRules() {
        return metricRules;
    }

    @DataBoundSetter
    public void setMetricRules(String metricRules) {
        this.metricRules = Util.fixNull(metricRules);
    }

    public String getChanges() {
        return changes;
    }

    @DataBoundSetter
    public void setChanges(String changes) {
        this.changes = Util.fixNull(changes);
    }

    public String getBaseline() {
        return baseline;
    }

    @DataBoundSetter
    public void setBaseline(String baseline) {
        this.baseline = Util.fixNull(baseline);
    }

    public int getReviewAt() {
        return reviewAt;
    }

    @DataBoundSetter
    public void setReviewAt(int reviewAt) {
        this.reviewAt = reviewAt;
    }

    public int getRollBackAt() {
        return rollBackAt;
    }

    @DataBoundSetter
    public void setRollBackAt(int rollBackAt) {
        this.rollBackAt = rollBackAt;
    }

    /** @throws IllegalArgumentException when the parameters do not make sense together */
    RiskRequest request() {
        RiskRequest request = new RiskRequest(
                stage, console, consoleStages, logs, metrics, metricRules, changes, baseline, reviewAt, rollBackAt);
        request.validate();
        return request;
    }

    /** A freestyle job that was saved before an option existed has {@code null} there, whatever the field starts with. */
    private Object readResolve() {
        setStage(stage);
        setConsoleStages(consoleStages);
        setLogs(logs);
        setMetrics(metrics);
        setMetricRules(metricRules);
        setChanges(changes);
        setBaseline(baseline);
        return this;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RiskAssessmentExecution(context, request());
    }

    /** Registers {@code riskAssessment}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "riskAssessment";
        }

        @Override
        public String getDisplayName() {
            return "Assess the risk of the release by logs, metrics and evidence";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class, FlowNode.class, Run.class, TaskListener.class);
        }

        /** Checks that the pattern stays within the workspace. */
        @POST
        public FormValidation doCheckLogs(@AncestorInPath Item item, @QueryParameter String value) {
            return ReportForm.checkPattern(item, value);
        }

        /** Checks that the pattern stays within the workspace. */
        @POST
        public FormValidation doCheckMetrics(@AncestorInPath Item item, @QueryParameter String value) {
            return ReportForm.checkPattern(item, value);
        }
    }
}
