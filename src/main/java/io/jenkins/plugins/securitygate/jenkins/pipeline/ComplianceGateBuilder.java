package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@link ComplianceGateStep} as a build step of a freestyle job. */
public final class ComplianceGateBuilder extends Builder implements SimpleBuildStep {
    private String stage = "";
    private String region = "";
    private String policy = "";

    @DataBoundConstructor
    public ComplianceGateBuilder() {}

    public String getStage() {
        return stage;
    }

    /** @param stage delivery stage that rules may be limited to */
    @DataBoundSetter
    public void setStage(String stage) {
        this.stage = Util.fixNull(stage);
    }

    public String getRegion() {
        return region;
    }

    /** @param region region of the deployment that rules may be limited to */
    @DataBoundSetter
    public void setRegion(String region) {
        this.region = Util.fixNull(region);
    }

    public String getPolicy() {
        return policy;
    }

    /** @param policy a policy file in the workspace that must hold as well */
    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Util.fixNull(policy);
    }

    @Override
    public void perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        Subject subject = new Subject(run.getParent().getFullName(), String.valueOf(run.getNumber()), stage, region);
        String stop = new Gate(run, (result, headline) -> {}, false)
                .pass(subject, policy, () -> workspace, listener)
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
