package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Decides by policy whether the build goes on, over everything that {@link SecurityScanStep} collected so far. It has no
 * threshold of its own: a Pipeline can add a policy, never take one away.
 */
public final class ComplianceGateStep extends Step {
    private String stage = "";
    private String region = "";
    private String policy = "";

    @DataBoundConstructor
    public ComplianceGateStep() {}

    public String getStage() {
        return stage;
    }

    /** @param stage delivery stage that rules may be limited to, such as {@code deploy} */
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

    /** What is decided about in a build. */
    Subject subject(Run<?, ?> run, TaskListener listener) throws IOException, InterruptedException {
        return BuildSubject.of(run, stage, region, listener);
    }

    /** A freestyle job that was saved before an option existed has {@code null} there, whatever the field starts with. */
    private Object readResolve() {
        setStage(stage);
        setRegion(region);
        setPolicy(policy);
        return this;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ComplianceGateExecution(context, stage, region, policy);
    }

    /** Registers {@code complianceGate}. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "complianceGate";
        }

        @Override
        public String getDisplayName() {
            return "Decide by policy whether the build goes on";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FlowNode.class, Run.class, TaskListener.class);
        }
    }
}
