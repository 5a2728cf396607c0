package io.jenkins.plugins.securitygate.jenkins.people;

import io.jenkins.plugins.securitygate.governance.Days;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverRecord;
import io.jenkins.plugins.securitygate.governance.WaiverState;
import io.jenkins.plugins.securitygate.governance.WaiverTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One waiver as the pages list it. */
public final class WaiverRow {
    private static final int SOON_DAYS = 14;

    private final WaiverRecord waiver;
    private final LocalDate today = Days.today();

    WaiverRow(WaiverRecord waiver) {
        this.waiver = waiver;
    }

    static List<WaiverRow> of(Stream<WaiverRecord> waivers) {
        return waivers.map(WaiverRow::new).toList();
    }

    public int getNumber() {
        return waiver.number();
    }

    public String getState() {
        return waiver.state(today).word();
    }

    public WaiverTerms getTerms() {
        return waiver.terms();
    }

    /** The component and the path that it is limited to. */
    public String getPlace() {
        return (waiver.terms().component() + " " + waiver.terms().path()).strip();
    }

    /** First and last day. */
    public String getTime() {
        return waiver.starts() + " to " + waiver.terms().expires();
    }

    public String getRequester() {
        return waiver.requester();
    }

    /** Number of the waiver that it carries on, 0 when it is a new one. */
    public int getExtended() {
        return waiver.extended();
    }

    /** What a manager should look at, empty when nothing. */
    public String getAttention() {
        if (waiver.endsWithin(SOON_DAYS, today)) {
            return "ends in " + today.until(waiver.terms().expires()).getDays() + " days";
        }
        return waiver.unused(today) ? "never waived anything" : "";
    }

    /** Last day on which it waived something. */
    public String getLastUsed() {
        return waiver.lastUsed() == null ? "never" : waiver.lastUsed().toString();
    }

    /** Who did what and when, one sentence. */
    public String getHistory() {
        return waiver.acts().stream().map(WaiverRow::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(WaiverAct act) {
        return act.kind().name().toLowerCase(Locale.ROOT) + " by " + act.user() + " on " + Days.of(act.time())
                + (act.comment().isEmpty() ? "" : ": " + act.comment());
    }

    public boolean isProposed() {
        return is(WaiverState.PROPOSED);
    }

    /** Whether it holds, or will hold on a later day. */
    public boolean isStanding() {
        return is(WaiverState.ACTIVE) || is(WaiverState.APPROVED);
    }

    /** Whether a request can carry it on. */
    public boolean isExtendable() {
        return isStanding() || is(WaiverState.EXPIRED);
    }

    private boolean is(WaiverState state) {
        return waiver.state(today) == state;
    }
}
