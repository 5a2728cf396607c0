package io.jenkins.plugins.securitygate.jenkins.admin;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;

/** Fails a build that had to pass a gate and did not, whatever its Pipeline says. */
@Extension
public final class RequiredGate extends RunListener<Run<?, ?>> {

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        String job = run.getParent().getFullName();
        if (!SecurityGateConfiguration.get().requiresGate(job)) {
            return;
        }
        GateAction action = run.getAction(GateAction.class);
        if (action != null && action.isPassed()) {
            return;
        }
        String why = action == null || action.getVerdict().isEmpty()
                ? "this build never reached complianceGate"
                : "the last gate says: " + action.getHeadline();
        listener.error("[Security Gate] The administrator requires " + job + " to pass a gate, but " + why);
        AuditTrail.get().report(AuditTrail.event(AuditAct.GATE_MISSING, run, why));
        fail(run, listener);
    }

    private static void fail(Run<?, ?> run, TaskListener listener) {
        try {
            run.setResult(Result.FAILURE);
        } catch (IllegalStateException e) {
            // Only a Pipeline may still be worsened here; a freestyle build must use the build step.
            listener.error("[Security Gate] This kind of job cannot be failed after it has ended: " + e.getMessage());
        }
    }
}
