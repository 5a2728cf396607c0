package io.jenkins.plugins.securitygate.governance;

import io.jenkins.plugins.securitygate.model.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A waiver with everything that people did about it.
 *
 * @param number identifies it on this controller
 * @param extended number of the waiver that it carries on, 0 when it is a new one
 * @param terms what it covers
 * @param starts first day on which it may hold, in UTC
 * @param acts what people did, in order; the first is always the request
 * @param lastUsed last day on which it waived something, {@code null} when it never did
 */
public record WaiverRecord(
        int number, int extended, WaiverTerms terms, LocalDate starts, List<WaiverAct> acts, LocalDate lastUsed) {
    public WaiverRecord {
        acts = List.copyOf(acts);
    }

    /** Where it stands on a day. */
    public WaiverState state(LocalDate today) {
        return switch (lastAct().kind()) {
            case REJECTED -> WaiverState.REJECTED;
            case REVOKED -> WaiverState.REVOKED;
            case EXPIRED -> WaiverState.EXPIRED;
            case REQUESTED -> terms.expires().isBefore(today) ? WaiverState.EXPIRED : WaiverState.PROPOSED;
            case APPROVED -> approvedState(today);
        };
    }

    private WaiverState approvedState(LocalDate today) {
        if (terms.expires().isBefore(today)) {
            return WaiverState.EXPIRED;
        }
        return starts.isAfter(today) ? WaiverState.APPROVED : WaiverState.ACTIVE;
    }

    /** Who asked for it. */
    public String requester() {
        return acts.get(0).user();
    }

    /** What was done last. */
    public WaiverAct lastAct() {
        return acts.get(acts.size() - 1);
    }

    /** Whether it is active, was given time to prove that it is needed, and never waived anything. */
    public boolean unused(LocalDate today) {
        return state(today) == WaiverState.ACTIVE
                && lastUsed == null
                && starts.plusDays(7).isBefore(today);
    }

    /** Whether it is active and ends within so many days. */
    public boolean endsWithin(int days, LocalDate today) {
        return state(today) == WaiverState.ACTIVE && !terms.expires().isAfter(today.plusDays(days));
    }

    /** What the policy engine needs of it. */
    public Waiver waiver() {
        return new Waiver(
                terms.id(),
                terms.component(),
                terms.path(),
                terms.reason(),
                lastAct().user(),
                terms.expires());
    }

    WaiverRecord with(WaiverAct act) {
        List<WaiverAct> longer = new ArrayList<>(acts);
        longer.add(act);
        return new WaiverRecord(number, extended, terms, starts, longer, lastUsed);
    }

    WaiverRecord usedOn(LocalDate day) {
        return new WaiverRecord(number, extended, terms, starts, acts, day);
    }
}
