package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.flow.StepListener;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Refuses protected stages and steps until a gate has passed. It runs on the thread of the Pipeline and Jenkins ignores
 * what it throws, so it looks at memory only and turns every error into a refusal.
 */
@Extension
public final class ProtectedSteps implements StepListener {
    private static final Logger LOGGER = Logger.getLogger(ProtectedSteps.class.getName());

    @Override
    public void notifyOfNewStep(Step step, StepContext context) {
        try {
            SecurityGateConfiguration configuration = SecurityGateConfiguration.get();
            if (configuration.protectsAnything()) {
                check(configuration, step, context);
            }
        } catch (Exception | LinkageError e) {
            LOGGER.log(Level.SEVERE, "Cannot tell whether a step is protected; it is refused", e);
            context.onFailure(refusal("cannot tell whether this step is protected, so it is refused: " + e));
        }
    }

    private static void check(SecurityGateConfiguration configuration, Step step, StepContext context)
            throws IOException, InterruptedException {
        String function = step.getDescriptor().getFunctionName();
        String name = function.equals("stage") ? stageName(context) : function;
        if (name == null || !configuration.protects(name)) {
            return;
        }
        Run<?, ?> run = context.get(Run.class);
        GateAction action = run.getAction(GateAction.class);
        if (action == null || !action.isPassed()) {
            run.setResult(Result.FAILURE);
            context.onFailure(refusal("'" + name + "' is protected and no complianceGate of this build has passed;"
                    + " put complianceGate before it"));
            AuditTrail.get().report(AuditTrail.event(AuditAct.STEP_REFUSED, run, "'" + name + "' is protected"));
        }
    }

    private static String stageName(StepContext context) throws IOException, InterruptedException {
        return ArgumentsAction.getStepArgumentsAsString(context.get(FlowNode.class));
    }

    private static FlowInterruptedException refusal(String reason) {
        return new FlowInterruptedException(Result.FAILURE, false, new GateCause(reason));
    }
}
