package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.jenkins.admin.GateCause;
import io.jenkins.plugins.securitygate.jenkins.people.ReleaseApproval;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Evaluates the policies on the controller, off the Pipeline's own thread. A decision that wants a review leaves the step
 * open, without a thread, until people have decided.
 */
final class ComplianceGateExecution extends GeneralNonBlockingStepExecution {
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

    @Override
    public boolean start() {
        run(this::decide);
        return false;
    }

    /** After a restart the waiting goes on; a decision only depends on what the build keeps and is made again. */
    @Override
    public void onResume() {
        run(() -> {
            Run<?, ?> run = getContext().get(Run.class);
            ReleaseApproval action = run.getAction(ReleaseApproval.class);
            Optional<Approval> asked = action == null ? Optional.empty() : action.find(node());
            if (asked.isPresent()) {
                action.await(asked.get(), this::ended);
            } else {
                decide();
            }
        });
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        ReleaseApproval action = run.getAction(ReleaseApproval.class);
        if (action != null) {
            action.withdraw(node());
        }
        super.stop(cause);
    }

    private void decide() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        Subject subject = new Subject(run.getParent().getFullName(), String.valueOf(run.getNumber()), stage, region);
        Gate.Effect effect = gate(run)
                .pass(
                        subject,
                        policy,
                        () -> getContext().get(FilePath.class),
                        getContext().get(TaskListener.class));
        if (effect.review() == null) {
            end(effect);
            return;
        }
        Approval approval = effect.review().ask(node(), run);
        ReleaseApproval action = ReleaseApproval.attach(run);
        action.ask(approval);
        effect.review()
                .console(approval, run)
                .forEach(getContext().get(TaskListener.class).getLogger()::println);
        action.await(approval, this::ended);
    }

    private void ended(Approval approval) {
        if (approval.outcome() != Approval.Outcome.WITHDRAWN) {
            run(() -> {
                Run<?, ?> run = getContext().get(Run.class);
                end(gate(run).reviewed(approval, getContext().get(TaskListener.class)));
            });
        }
    }

    private void end(Gate.Effect effect) {
        if (effect.stop().isEmpty()) {
            getContext().onSuccess(effect.values());
        } else {
            // Carries its own result, which catchError(buildResult: 'SUCCESS') takes over and an AbortException would
            // not.
            getContext().onFailure(new FlowInterruptedException(Result.FAILURE, false, new GateCause(effect.stop())));
        }
    }

    private Gate gate(Run<?, ?> run) {
        return new Gate(run, this::mark, true);
    }

    private String node() throws IOException, InterruptedException {
        return getContext().get(FlowNode.class).getId();
    }

    private void mark(Result result, String headline) throws IOException, InterruptedException {
        getContext().get(FlowNode.class).addOrReplaceAction(new WarningAction(result).withMessage(headline));
    }
}
