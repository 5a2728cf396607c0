package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Risk;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link RiskAssessmentStep} as a build step of a freestyle job: the same settings in the same form. */
public final class RiskAssessmentBuilder extends Builder implements SimpleBuildStep {
    private final RiskAssessmentStep step;

    /** @param step what is assessed */
    @DataBoundConstructor
    public RiskAssessmentBuilder(RiskAssessmentStep step) {
        this.step = step;
    }

    public RiskAssessmentStep getStep() {
        return step;
    }

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        if (!step.getConsoleStages().isEmpty()) {
            throw new IllegalArgumentException("consoleStages: the console of this kind of job has no stages");
        }
        Risk risk = new RiskRun(run, FlowPlace.of(run), step.request(), RiskRun.Console.WHOLE).assess(workspace);
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
    }
}
