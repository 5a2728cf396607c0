package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.securitygate.governance.Approval;
import io.jenkins.plugins.securitygate.governance.ApprovalException;
import io.jenkins.plugins.securitygate.governance.ApprovalStore;
import io.jenkins.plugins.securitygate.governance.ApprovalVote;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEvent;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import io.jenkins.plugins.securitygate.jenkins.page.GatePagePart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import jenkins.util.Timer;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Asks people whether a build may go on that the policies want reviewed. What they say is kept in a file beside the build
 * before anything happens, and nothing waits in a thread or on an executor.
 */
public final class ReleaseApproval implements RunAction2, GatePagePart {
    private static final Logger LOGGER = Logger.getLogger(ReleaseApproval.class.getName());

    private transient Run<?, ?> run;
    private transient ApprovalStore store;
    private transient Map<String, Waiting> waiting;

    private ReleaseApproval(Run<?, ?> run) {
        bind(run);
    }

    /** Goes on when the waiting has ended. */
    public interface Waiter {
        /** Is called once, from any thread, and must not block. */
        void ended(Approval approval);
    }

    /** Who waits, and the alarm that ends the waiting. */
    private record Waiting(Waiter waiter, Future<?> alarm) {}

    /** The action of a build, added to it when it has none. */
    public static ReleaseApproval attach(Run<?, ?> run) throws IOException {
        synchronized (run) {
            ReleaseApproval action = run.getAction(ReleaseApproval.class);
            if (action == null) {
                action = new ReleaseApproval(run);
                run.addAction(action);
                run.save();
            }
            return action;
        }
    }

    private void bind(Run<?, ?> owner) {
        run = owner;
        store = new ApprovalStore(
                owner.getRootDir().toPath().resolve("security-gate").resolve("approvals.json"), this::record);
        waiting = new ConcurrentHashMap<>();
    }

    private void record(Approval next) throws IOException {
        AuditEvent event =
                AuditTrail.event(AuditAct.APPROVAL_ASKED, run, ApprovalRow.line(next) + ": " + next.headline());
        if (next.outcome() == Approval.Outcome.TIMED_OUT || next.outcome() == Approval.Outcome.WITHDRAWN) {
            event = AuditTrail.event(AuditAct.APPROVAL_ENDED, run, ApprovalRow.line(next));
        } else if (!next.votes().isEmpty()) {
            ApprovalVote vote = next.votes().get(next.votes().size() - 1);
            event = AuditTrail.event(
                    AuditAct.APPROVAL_VOTE, run, ApprovalRow.sentence(vote) + "; now " + ApprovalRow.line(next));
        }
        if (next.outcome() == Approval.Outcome.WITHDRAWN) {
            // The build ends whatever the trail says.
            AuditTrail.get().report(event);
        } else {
            AuditTrail.get().record(event);
        }
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        bind(attached);
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        bind(loaded);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Approval";
    }

    @Override
    public String getUrlName() {
        return "security-gate-approval";
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** Whether the current user may approve and reject. */
    public boolean isApprover() {
        return run.hasPermission(GatePermissions.APPROVE_RELEASE);
    }

    /** The approvals as the page shows them. */
    public List<ApprovalRow> getApprovals() throws IOException {
        return store.all().stream().map(ApprovalRow::new).toList();
    }

    /** The approval of a gate, empty when that gate asked for none. */
    public Optional<Approval> find(String id) throws IOException {
        return store.find(id);
    }

    /** Asks, and keeps that it asked. */
    public void ask(Approval approval) throws IOException {
        store.ask(approval);
    }

    /** Waits for the end of an approval; when it has ended already, the waiter is called at once. */
    public void await(Approval approval, Waiter waiter) throws IOException {
        long millis = Duration.between(Instant.now(), approval.deadline()).toMillis();
        Future<?> alarm = Timer.get().schedule(() -> expire(approval.id()), Math.max(0, millis), TimeUnit.MILLISECONDS);
        waiting.put(approval.id(), new Waiting(waiter, alarm));
        // Somebody may have decided between the question and now.
        store.find(approval.id()).ifPresent(this::end);
    }

    /** Ends the waiting because the build was aborted. */
    public void withdraw(String id) throws IOException {
        remove(id);
        store.withdraw(id);
    }

    /** Approves or rejects. */
    @POST
    public HttpResponse doVote(
            @QueryParameter String id, @QueryParameter boolean approves, @QueryParameter String reason)
            throws IOException {
        run.checkPermission(GatePermissions.APPROVE_RELEASE);
        try {
            ApprovalVote vote = new ApprovalVote(
                    CurrentUser.id(),
                    Instant.now(),
                    approves,
                    Util.fixNull(reason).strip());
            end(store.vote(Util.fixNull(id), vote));
            return new HttpRedirect("../security-gate/");
        } catch (ApprovalException | IllegalStateException e) {
            return new ForwardToView(this, "index.jelly").with("problem", e.getMessage());
        }
    }

    private void expire(String id) {
        try {
            store.expire(id, Instant.now()).ifPresent(this::end);
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, "Cannot end the approval of " + run.getUrl() + "; the build waits on", e);
        }
    }

    /** Whoever removes the waiter calls it, so that it is called once. */
    private void end(Approval approval) {
        if (approval.outcome() != Approval.Outcome.PENDING) {
            remove(approval.id()).ifPresent(waiter -> waiter.ended(approval));
        }
    }

    private Optional<Waiter> remove(String id) {
        Waiting removed = waiting.remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        removed.alarm().cancel(false);
        return Optional.of(removed.waiter());
    }
}
