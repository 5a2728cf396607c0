package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Util;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverException;
import io.jenkins.plugins.securitygate.governance.WaiverRecord;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The managers' page on which waivers are reviewed. */
public final class WaiverReview {
    private final List<WaiverRow> rows;

    private WaiverReview(List<WaiverRow> rows) {
        this.rows = rows;
    }

    static WaiverReview now() throws IOException {
        GrantedWaivers.get().store().expire(Instant.now());
        List<WaiverRecord> waivers = GrantedWaivers.get().store().all();
        return new WaiverReview(WaiverRow.of(waivers.stream()));
    }

    /** Whether the current user may review. */
    public boolean isReviewer() {
        return Jenkins.get().hasPermission(GatePermissions.APPROVE_WAIVER);
    }

    /** Those that wait for a review. */
    public List<WaiverRow> getProposed() {
        return rows.stream().filter(WaiverRow::isProposed).toList();
    }

    /** Those that hold or will hold, the unused and the soon ending first. */
    public List<WaiverRow> getStanding() {
        return rows.stream()
                .filter(WaiverRow::isStanding)
                .sorted((one, other) -> Boolean.compare(
                        one.getAttention().isEmpty(), other.getAttention().isEmpty()))
                .toList();
    }

    /** Those that hold and should be looked at: they end soon, or never waived anything. */
    public List<WaiverRow> getAttention() {
        return rows.stream().filter(row -> !row.getAttention().isEmpty()).toList();
    }

    /** Those that no longer hold or never did. */
    public List<WaiverRow> getPast() {
        return rows.stream()
                .filter(row -> !row.isProposed() && !row.isStanding())
                .toList();
    }

    /** Approves, rejects or revokes a waiver. */
    @POST
    public HttpResponse doReview(@QueryParameter int number, @QueryParameter String act, @QueryParameter String comment)
            throws IOException {
        Jenkins.get().checkPermission(GatePermissions.APPROVE_WAIVER);
        try {
            WaiverAct.Kind kind = WaiverAct.Kind.valueOf(Util.fixNull(act).toUpperCase(Locale.ROOT));
            GrantedWaivers.get()
                    .store()
                    .review(
                            number,
                            SecurityGateConfiguration.get().getWaiverLimits(),
                            CurrentUser.act(kind, Util.fixNull(comment).strip()));
            return new HttpRedirect(".");
        } catch (WaiverException | IllegalArgumentException | IllegalStateException e) {
            return new ForwardToView(this, "index.jelly").with("problem", e.getMessage());
        }
    }
}
