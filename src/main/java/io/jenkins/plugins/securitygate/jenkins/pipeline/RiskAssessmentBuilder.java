package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.risk.Thresholds;
import java.io.IOException;
import java.util.UUID;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@link RiskAssessmentStep} as a build step of a freestyle job, whose console has no stages. */
public final class RiskAssessmentBuilder extends Builder implements SimpleBuildStep {
    private String stage = "";
    private boolean console = true;
    private String logs = "";
    private String metrics = "";
    private String metricRules = "";
    private String changes = "";
    private String baseline = "";
    private int reviewAt = Thresholds.DEFAULT.review();
    private int rollBackAt = Thresholds.DEFAULT.rollBack();

    @DataBoundConstructor
    public RiskAssessmentBuilder() {}

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

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        RiskRequest request = new RiskRequest(
                stage, console, "", logs, metrics, metricRules, changes, baseline, reviewAt, rollBackAt);
        request.validate();
        ScanPlace place = new ScanPlace(
                run.getParent().getFullName(),
                String.valueOf(run.getNumber()),
                UUID.randomUUID().toString(),
                "");
        Risk risk = new RiskRun(run, place, request, RiskRun.Console.WHOLE).assess(workspace);
        TextSummary.risk(risk).stream().map(ConsoleLine::of).forEach(listener.getLogger()::println);
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "Assess the risk of the release by logs, metrics and evidence";
        }

        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
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
