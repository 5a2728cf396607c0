package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link ComplianceGateStep} as a build step of a freestyle job: the same settings in the same form. */
public final class ComplianceGateBuilder extends Builder implements SimpleBuildStep {
    private final ComplianceGateStep step;

    /** @param step what is decided about */
    @DataBoundConstructor
    public ComplianceGateBuilder(ComplianceGateStep step) {
        this.step = step;
    }

    public ComplianceGateStep getStep() {
        return step;
    }

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Subject subject = step.subject(run, listener);
        String stop = new Gate(run, (result, headline) -> {}, false)
                .pass(subject, step.getPolicy(), () -> workspace, listener)
                .stop();
        if (!stop.isEmpty()) {
            throw new AbortException(stop);
        }
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "Decide by policy whether the build goes on";
        }

        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
