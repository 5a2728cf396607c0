package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.jenkins.admin.GateCause;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
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
        TaskListener listener = getContext().get(TaskListener.class);
        GateAction action = GateAction.attach(run);
        GateOutcome outcome;
        try {
            Subject subject = new Subject(
                    run.getParent().getFullName(), String.valueOf(run.getNumber()), stage, region);
            outcome = new GateEvaluation(run).decide(subject, WorkspacePolicy.read(policy, workspace()));
        } catch (UndecidedException e) {
            refuse(run, e.getMessage());
            action.undecided(e.getMessage());
            listener.error("[Security Gate] NOT DECIDED, which fails the build: " + e.getMessage());
            throw interruption(e.getMessage());
        }
        if (outcome.stops()) {
            refuse(run, outcome.headline());
        } else if (outcome.warns()) {
            mark(Result.UNSTABLE, outcome.headline());
            run.setResult(Result.UNSTABLE);
        }
        action.decided(outcome.evidence(), outcome.decision());
        outcome.console(run.getUrl()).forEach(listener.getLogger()::println);
        if (outcome.stops()) {
            throw interruption(outcome.headline());
        }
        return outcome.asMap();
    }

    private FilePath workspace() throws IOException, InterruptedException {
        return policy.isEmpty() ? null : getContext().get(FilePath.class);
    }

    // The result is set before anything is thrown: Groovy can catch an exception, but results only ever get worse.
    private void refuse(Run<?, ?> run, String headline) throws IOException, InterruptedException {
        mark(Result.FAILURE, headline);
        run.setResult(Result.FAILURE);
    }

    private void mark(Result result, String headline) throws IOException, InterruptedException {
        getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(result).withMessage(headline));
    }

    // Carries its own result, which catchError(buildResult: 'SUCCESS') takes over and an AbortException would not.
    private static FlowInterruptedException interruption(String headline) {
        return new FlowInterruptedException(Result.FAILURE, false, new GateCause(headline));
    }
}
