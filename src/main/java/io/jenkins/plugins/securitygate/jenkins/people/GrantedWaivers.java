package io.jenkins.plugins.securitygate.jenkins.people;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Job;
import io.jenkins.plugins.securitygate.governance.Days;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverRecord;
import io.jenkins.plugins.securitygate.governance.WaiverStore;
import io.jenkins.plugins.securitygate.governance.WaiverTerms;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEvent;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import io.jenkins.plugins.securitygate.jenkins.admin.JobPatterns;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/** The waivers that people requested and approved on this controller. */
@Extension
public final class GrantedWaivers implements ExtensionPoint {
    private final WaiverStore store = new WaiverStore(
            Jenkins.get().getRootDir().toPath().resolve("security-gate").resolve("waivers.json"),
            GrantedWaivers::record);

    /** Those of this controller. */
    public static GrantedWaivers get() {
        return ExtensionList.lookupSingleton(GrantedWaivers.class);
    }

    private static void record(WaiverRecord waiver) throws IOException {
        WaiverAct act = waiver.lastAct();
        WaiverTerms terms = waiver.terms();
        String text = "waiver " + waiver.number() + " of " + terms.id() + " in "
                + (terms.component() + " " + terms.path()).strip() + " for " + terms.jobs() + ", " + waiver.starts()
                + " to " + terms.expires() + ": " + (act.comment().isEmpty() ? terms.reason() : act.comment());
        AuditAct kind = AuditAct.valueOf("WAIVER_" + act.kind().name());
        AuditTrail.get().record(new AuditEvent(kind, act.time(), act.user(), terms.jobs(), 0, text, new TreeMap<>()));
    }

    WaiverStore store() {
        return store;
    }

    /**
     * The waivers that hold for a job today.
     *
     * @throws IOException when they cannot be read, which is never taken for none
     */
    public List<WaiverRecord> activeFor(Job<?, ?> job) throws IOException {
        store.expire(Instant.now());
        return store.active(Days.today()).stream()
                .filter(waiver -> covers(waiver, job))
                .toList();
    }

    static boolean covers(WaiverRecord waiver, Job<?, ?> job) {
        return new JobPatterns(waiver.terms().jobs()).matches(job.getFullName());
    }

    /** Notes which of the waivers a decision needed. */
    public void noteUses(List<WaiverRecord> granted, Decision decision) throws IOException {
        List<Integer> used = granted.stream()
                .filter(waiver -> decision.waivers().stream()
                        .filter(use -> use.findings() > 0)
                        .map(WaiverUse::waiver)
                        .anyMatch(waiver.waiver()::equals))
                .map(WaiverRecord::number)
                .toList();
        store.used(used, Days.of(decision.decided()));
    }
}
