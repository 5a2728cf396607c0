package io.jenkins.plugins.securitygate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Scan SEMGREP = scan("now", "semgrep", "src", ScanStatus.COMPLETED);

    @Test
    void aFindingThatTheBaselineLacksIsNewAndOneThatItHasIsOutstanding() {
        Evidence compared = compare(List.of(SEMGREP), List.of(eval(3), exec(9)), List.of(SEMGREP), List.of(eval(2)));
        assertThat(compared.findings())
                .extracting(Finding::rule, Finding::change)
                .containsExactly(tuple("eval", Change.OUTSTANDING), tuple("exec", Change.NEW));
        assertThat(compared.baseline()).isEqualTo("r1");
    }

    @Test
    void ofThreeEqualFindingsTheOneFarthestFromTheKnownTwoIsNew() {
        Evidence compared = compare(
                List.of(SEMGREP),
                List.of(eval(12), eval(50), eval(102)),
                List.of(SEMGREP),
                List.of(eval(100), eval(10)));
        assertThat(compared.findings())
                .extracting(finding -> finding.location().line(), Finding::change)
                .containsExactly(tuple(12, Change.OUTSTANDING), tuple(50, Change.NEW), tuple(102, Change.OUTSTANDING));
    }

    @Test
    void aFindingThatACompletedScanNoLongerFindsIsFixed() {
        Evidence compared = compare(List.of(SEMGREP), List.of(), List.of(SEMGREP), List.of(eval(3)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.FIXED);
    }

    @Test
    void aFindingIsNotFixedWhenItsScanIsMissing() {
        Scan other = scan("now", "bandit", "src", ScanStatus.COMPLETED);
        Evidence compared = compare(List.of(other), List.of(), List.of(SEMGREP), List.of(eval(3)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.OUTSTANDING);
    }

    @Test
    void aFindingIsNotFixedWhenItsScanFailed() {
        Scan failed = scan("now", "semgrep", "src", ScanStatus.FAILED);
        Evidence compared = compare(List.of(failed), List.of(), List.of(SEMGREP), List.of(eval(3)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.OUTSTANDING);
    }

    @Test
    void aFindingIsNotFixedWhenOneOfTwoScansOfTheToolIsMissing() {
        Scan web = scan("web", "semgrep", "web", ScanStatus.COMPLETED);
        Evidence compared = compare(List.of(web), List.of(), List.of(SEMGREP, web), List.of(eval(3)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.OUTSTANDING);
    }

    @Test
    void aScanWhoseReportWasRenamedStillShowsWhatIsFixed() {
        Scan renamed = scan("now", "semgrep", "out/semgrep.json", ScanStatus.COMPLETED);
        Evidence compared = compare(List.of(renamed), List.of(), List.of(SEMGREP), List.of(eval(3)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.FIXED);
    }

    @Test
    void whatWasFixedOrSuppressedInTheBaselineIsNotFixedAgain() {
        Evidence compared = compare(
                List.of(SEMGREP),
                List.of(),
                List.of(SEMGREP),
                List.of(eval(3).withChange(Change.FIXED), suppressed("exec", 9)));
        assertThat(compared.findings()).isEmpty();
    }

    @Test
    void aFindingThatIsNoLongerSuppressedIsNew() {
        Evidence compared =
                compare(List.of(SEMGREP), List.of(exec(9)), List.of(SEMGREP), List.of(suppressed("exec", 9)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.NEW);
    }

    @Test
    void aKnownFindingThatIsSuppressedNowIsOutstandingAndNotFixed() {
        Evidence compared =
                compare(List.of(SEMGREP), List.of(suppressed("exec", 9)), List.of(SEMGREP), List.of(exec(8)));
        assertThat(compared.findings()).extracting(Finding::change).containsExactly(Change.OUTSTANDING);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static Evidence compare(List<Scan> scans, List<Finding> now, List<Scan> scansBefore, List<Finding> before) {
        return Baseline.compare(evidence("r2", scans, now), evidence("r1", scansBefore, before));
    }

    private static Evidence evidence(String revision, List<Scan> scans, List<Finding> findings) {
        Subject subject = new Subject("shop", revision, "", "");
        return new Evidence(subject, Instant.EPOCH, "", scans, findings, List.of(), List.of(), List.of());
    }

    private static Finding eval(int line) {
        return sast("eval", line).build("now", "semgrep");
    }

    private static Finding exec(int line) {
        return sast("exec", line).build("now", "semgrep");
    }

    private static Finding suppressed(String rule, int line) {
        return sast(rule, line)
                .suppression(new Suppression(Suppression.State.SUPPRESSED, "inSource", ""))
                .build("now", "semgrep");
    }

    private static Finding.Builder sast(String rule, int line) {
        return Finding.of(ScanKind.SAST, rule)
                .location(Location.of("app.py", line))
                .snippet(rule + "(x)");
    }

    private static Scan scan(String id, String tool, String source, ScanStatus status) {
        return new Scan(
                id,
                tool,
                "",
                Set.of(ScanKind.SAST),
                status,
                "",
                Provenance.IMPORTED,
                "sarif",
                source,
                "",
                null,
                -1,
                Scan.Counts.NONE,
                List.of());
    }
}
