package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The numbers that {@code build.xml} keeps, so that trends and lists never open the files beside it. A plain class,
 * because Jenkins' XML library must read it back in every later version.
 */
@ExportedBean(defaultVisibility = 2)
public final class GateCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int blockers;
    private final int critical;
    private final int high;
    private final int medium;
    private final int low;
    private final int introduced;
    private final int uncompared;
    private final int outstanding;
    private final int fixed;
    private final int waived;
    private final int suppressed;
    private final int scans;
    private final int failedScans;
    // An object, because builds of earlier versions have none.
    private final Integer risk;

    GateCounts(Evidence evidence, Decision decision) {
        blockers = decision.blockers().size();
        critical = count(evidence, Severity.CRITICAL);
        high = count(evidence, Severity.HIGH);
        medium = count(evidence, Severity.MEDIUM);
        low = count(evidence, Severity.LOW);
        uncompared = count(evidence, Change.UNCOMPARED);
        introduced = count(evidence, Change.NEW) + uncompared;
        outstanding = count(evidence, Change.OUTSTANDING);
        fixed = count(evidence, Change.FIXED);
        waived = decision.waived().size();
        suppressed =
                (int) evidence.findings().stream().filter(Finding::suppressed).count();
        scans = evidence.scans().size();
        failedScans = (int)
                evidence.scans().stream().filter(scan -> !scan.completed()).count();
        risk = evidence.worstRisk().map(Risk::score).orElse(null);
    }

    /** Rules that stop the build or ask for a review. */
    @Exported
    public int getBlockers() {
        return blockers;
    }

    @Exported
    public int getCritical() {
        return critical;
    }

    @Exported
    public int getHigh() {
        return high;
    }

    @Exported
    public int getMedium() {
        return medium;
    }

    @Exported
    public int getLow() {
        return low;
    }

    /** Findings that the baseline does not have, or all of them when there was no baseline. */
    @Exported
    public int getIntroduced() {
        return introduced;
    }

    /** Those of the introduced ones that there was no baseline for. */
    @Exported
    public int getUncompared() {
        return uncompared;
    }

    /** Findings that the baseline has too. */
    @Exported
    public int getOutstanding() {
        return outstanding;
    }

    @Exported
    public int getFixed() {
        return fixed;
    }

    @Exported
    public int getWaived() {
        return waived;
    }

    @Exported
    public int getSuppressed() {
        return suppressed;
    }

    @Exported
    public int getScans() {
        return scans;
    }

    @Exported
    public int getFailedScans() {
        return failedScans;
    }

    /** The highest score of all assessments of risk, {@code null} when there is none. */
    @Exported
    public Integer getRisk() {
        return risk;
    }

    /** Findings that count in the order of {@link Severity}, the fixed and the suppressed left out. */
    private static int count(Evidence evidence, Severity severity) {
        return (int) evidence.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .filter(finding -> finding.change() != Change.FIXED && !finding.suppressed())
                .count();
    }

    private static int count(Evidence evidence, Change change) {
        return (int) evidence.findings().stream()
                .filter(finding -> finding.change() == change && !finding.suppressed())
                .count();
    }
}
