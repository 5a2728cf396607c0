package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.jenkins.admin.GateCause;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Evaluates the policies on the controller, off the Pipeline's own thread. */
final class ComplianceGateExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final String region;
    private final String policy;

    ComplianceGateExecution(StepContext context, String stage, String region, String policy) {
        super(context);
        this.stage = stage;
        this.region = region;
        this.policy = policy;
    }

    /** A decision only depends on what the build keeps, so after a restart it is simply made again. */
    @Override
    public void onResume() {
        try {
            start();
        } catch (Exception e) {
            getContext().onFailure(e);
        }
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Subject subject = new Subject(run.getParent().getFullName(), String.valueOf(run.getNumber()), stage, region);
        Gate.Effect effect = new Gate(run, this::mark)
                .pass(
                        subject,
                        policy,
                        () -> getContext().get(FilePath.class),
                        getContext().get(TaskListener.class));
        if (!effect.stop().isEmpty()) {
            // Carries its own result, which catchError(buildResult: 'SUCCESS') takes over and an AbortException would
            // not.
            throw new FlowInterruptedException(Result.FAILURE, false, new GateCause(effect.stop()));
        }
        return effect.values();
    }

    private void mark(Result result, String headline) throws IOException, InterruptedException {
        getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(result).withMessage(headline));
    }
}
