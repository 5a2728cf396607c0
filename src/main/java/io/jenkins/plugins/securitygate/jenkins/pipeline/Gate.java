package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.util.Map;

/**
 * Makes a decision take effect, in the order that no Pipeline can undo: mark the step, set the build's result, keep the
 * decision; the caller then throws. Results only ever get worse, so a caught exception changes nothing any more.
 */
final class Gate {
    private final Run<?, ?> run;
    private final Mark mark;

    /** @param mark how the step itself is marked */
    Gate(Run<?, ?> run, Mark mark) {
        this.run = run;
        this.mark = mark;
    }

    /** Marks the step that asked for the decision. */
    interface Mark {
        void set(Result result, String headline) throws IOException, InterruptedException;
    }

    /** Finds the workspace when a policy file of it is needed; may give {@code null}. */
    interface Workspace {
        FilePath find() throws IOException, InterruptedException;
    }

    /**
     * What became of the build.
     *
     * @param stop why the caller must throw, empty when the build goes on
     * @param values what Groovy gets
     */
    record Effect(String stop, Map<String, Object> values) {}

    /**
     * Decides, and writes why into the console.
     *
     * @param policy a policy file of the workspace that must hold as well, empty for none
     */
    Effect pass(Subject subject, String policy, Workspace workspace, TaskListener listener)
            throws IOException, InterruptedException {
        GateAction action = GateAction.attach(run);
        GateOutcome outcome;
        try {
            FilePath folder = policy.isEmpty() ? null : workspace.find();
            outcome = new GateEvaluation(run).decide(subject, WorkspacePolicy.read(policy, folder));
        } catch (UndecidedException e) {
            worsen(Result.FAILURE, e.getMessage());
            action.undecided(e.getMessage());
            listener.error("[Security Gate] NOT DECIDED, which fails the build: " + e.getMessage());
            return new Effect(e.getMessage(), Map.of());
        }
        if (outcome.stops()) {
            worsen(Result.FAILURE, outcome.headline());
        } else if (outcome.warns()) {
            worsen(Result.UNSTABLE, outcome.headline());
        }
        action.decided(outcome.evidence(), outcome.decision());
        outcome.console(run.getUrl()).forEach(listener.getLogger()::println);
        return new Effect(outcome.stops() ? outcome.headline() : "", outcome.asMap());
    }

    private void worsen(Result result, String headline) throws IOException, InterruptedException {
        mark.set(result, headline);
        run.setResult(result);
    }
}
