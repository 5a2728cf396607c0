package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.people.ApprovalRow;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.ReviewTerms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a decision take effect, in the order that no Pipeline can undo: mark the step, set the build's result, keep the
 * decision; the caller then throws. Results only ever get worse, so a caught exception changes nothing any more.
 */
final class Gate {
    private final Run<?, ?> run;
    private final Mark mark;
    private final boolean waits;
    private final GateAudit audit;

    /**
     * @param mark how the step itself is marked
     * @param waits whether the caller can wait for people; if not, a review is a failure
     */
    Gate(Run<?, ?> run, Mark mark, boolean waits) {
        this.run = run;
        this.mark = mark;
        this.waits = waits;
        this.audit = new GateAudit(run);
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
     * @param review what to ask people before the build goes on, {@code null} when nobody needs to be asked
     */
    record Effect(String stop, Map<String, Object> values, ReviewRequest review) {
        static Effect stopped(String reason) {
            return new Effect(reason, Map.of(), null);
        }

        static Effect goesOn(Map<String, Object> values) {
            return new Effect("", values, null);
        }
    }

    /**
     * Decides, and writes why into the console.
     *
     * @param policy a policy file of the workspace that must hold as well; when empty, {@link WorkspacePolicy#USUAL} if
     *     there is one
     */
    Effect pass(Subject subject, String policy, Workspace workspace, TaskListener listener)
            throws IOException, InterruptedException {
        GateAction action = GateAction.attach(run);
        GateOutcome outcome;
        String entry;
        audit.replay();
        try {
            outcome = new GateEvaluation(run).decide(subject, WorkspacePolicy.read(policy, workspace.find()));
            archive(listener);
            entry = audit.decided(outcome.decision());
        } catch (UndecidedException e) {
            return undecided(subject, e.getMessage(), listener);
        }
        boolean asks = waits && outcome.wantsReview();
        if (outcome.stops() && !asks) {
            worsen(Result.FAILURE, outcome.headline());
        } else if (outcome.warns()) {
            worsen(Result.UNSTABLE, outcome.headline());
        }
        action.decided(outcome.evidence(), outcome.decision());
        outcome.console(run.getUrl()).forEach(listener.getLogger()::println);
        listener.getLogger().println(ConsoleLine.of(entry));
        outcome.notice(run, listener, asks).send();
        if (asks) {
            return new Effect("", Map.of(), outcome.reviewRequest());
        }
        if (outcome.wantsReview()) {
            listener.error(
                    "[Security Gate] This kind of job cannot wait for an approval, so the review fails the build;"
                            + " use a Pipeline");
        }
        return outcome.stops() ? Effect.stopped(outcome.headline()) : Effect.goesOn(outcome.asMap());
    }

    private void archive(TaskListener listener) throws UndecidedException, InterruptedException {
        try {
            new DecisionArtifacts(run, listener).archive();
        } catch (IOException e) {
            throw new UndecidedException("the decision cannot be archived: " + e.getMessage(), e);
        }
    }

    private Effect undecided(Subject subject, String reason, TaskListener listener)
            throws IOException, InterruptedException {
        worsen(Result.FAILURE, reason);
        GateAction.attach(run).undecided(reason);
        audit.undecided(reason);
        new DecisionArtifacts(run, listener).archiveUndecided(subject, reason);
        listener.error("[Security Gate] NOT DECIDED, which fails the build: " + reason);
        new DecisionNotice(run, listener, DecisionNotice.State.STOPS, "Not decided: " + reason, List.of(reason)).send();
        return Effect.stopped(reason);
    }

    /** Makes what people decided take effect; see {@link Approval.Outcome}. */
    Effect reviewed(Approval approval, TaskListener listener) throws IOException, InterruptedException {
        GateAction action = GateAction.attach(run);
        String line = ApprovalRow.line(approval);
        Optional<Review> review = ReviewRequest.result(approval);
        try {
            audit.reviewed(approval);
            if (review.isPresent()) {
                // Only now, so that no file says that a release was approved before the audit trail does.
                keep(review.get(), listener);
            }
        } catch (IOException | UndecidedException e) {
            return undecided(decidedAbout(), e.getMessage(), listener);
        }
        approval.votes().forEach(vote -> listener.getLogger().println(ConsoleLine.of(ApprovalRow.sentence(vote))));
        listener.getLogger().println(ConsoleLine.of("REVIEW: " + line));
        Verdict outcome = review.map(Review::outcome).orElse(Verdict.FAIL);
        boolean warns = outcome == Verdict.WARN;
        boolean goesOn = warns || outcome == Verdict.PASS;
        if (!goesOn) {
            worsen(Result.FAILURE, line);
        } else if (warns) {
            worsen(Result.UNSTABLE, line);
        }
        action.reviewed(goesOn, line);
        DecisionNotice.State state = goesOn ? DecisionNotice.State.GOES_ON : DecisionNotice.State.STOPS;
        List<String> votes =
                approval.votes().stream().map(ApprovalRow::sentence).toList();
        new DecisionNotice(run, listener, state, line, votes).send();
        return goesOn ? Effect.goesOn(values()) : Effect.stopped("an approval was needed: " + line);
    }

    private void keep(Review review, TaskListener listener) throws UndecidedException, InterruptedException {
        Decision reviewed = new GateEvaluation(run).reviewed(review);
        archive(listener);
        listener.getLogger().println(ConsoleLine.of(audit.decided(reviewed)));
    }

    private Subject decidedAbout() throws IOException {
        return BuildFiles.of(run)
                .decision()
                .map(Decision::subject)
                .orElse(new Subject(run.getParent().getFullName(), String.valueOf(run.getNumber()), "", ""));
    }

    /** What Groovy gets after the waiting, from the files of the build: the memory may be another one by now. */
    private Map<String, Object> values() throws IOException {
        BuildFiles files = BuildFiles.of(run);
        Optional<Evidence> evidence = files.evidence();
        Optional<Decision> decision = files.decision();
        if (evidence.isEmpty() || decision.isEmpty()) {
            return Map.of();
        }
        return new GateOutcome(evidence.get(), decision.get(), ReviewTerms.DEFAULT).asMap();
    }

    private void worsen(Result result, String headline) throws IOException, InterruptedException {
        mark.set(result, headline);
        run.setResult(result);
    }
}
