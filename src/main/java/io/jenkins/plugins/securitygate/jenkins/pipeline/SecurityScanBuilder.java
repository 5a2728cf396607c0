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
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@link SecurityScanStep} as a build step of a freestyle job: the same settings in the same form. */
public final class SecurityScanBuilder extends Builder implements SimpleBuildStep {
    private final SecurityScanStep step;

    /** @param step what is scanned or read */
    @DataBoundConstructor
    public SecurityScanBuilder(SecurityScanStep step) {
        this.step = step;
    }

    public SecurityScanStep getStep() {
        return step;
    }

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        ScanRequest request = step.request();
        request.validate(SecurityGateConfiguration.get().catalogue());
        ScanRecorder recorder = new ScanRecorder(run, FlowPlace.of(run), request);
        recorder.begin();
        Evidence evidence = recorder.scan(new AgentPlace(workspace, launcher, environment, listener), 0);
        ScanSummary.of(evidence).lines().forEach(listener.getLogger()::println);
    }

    /** Describes the form. */
    @Extension
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @Override
        public String getDisplayName() {
            return "Scan for security problems, or read a scanner's report";
        }

        @Override
        @SuppressWarnings("rawtypes") // as Jenkins declares it
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
