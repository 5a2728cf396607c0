package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static io.jenkins.plugins.securitygate.policy.Samples.evidence;
import static io.jenkins.plugins.securitygate.policy.Samples.scan;
import static io.jenkins.plugins.securitygate.policy.Samples.secret;
import static io.jenkins.plugins.securitygate.policy.Samples.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private final Samples scanned = evidence().with(scan("trivy", ScanKind.DEPENDENCY));

    @Test
    void aScanWithoutFindingsPasses() {
        assertThat(decide(scanned).headline()).isEqualTo("All 7 rules pass");
    }

    @Test
    void aBuildWithoutAnyScanFails() {
        assertThat(brokenRules(evidence())).containsExactly("scan-required");
    }

    @Test
    void aFailedScanFails() {
        assertThat(brokenRules(scanned.with(scan("zap", ScanStatus.FAILED, Duration.ZERO, 0, ScanKind.DAST))))
                .containsExactly("scans-completed");
    }

    @Test
    void aNewHighFindingFailsWhileAnOutstandingOneDoesNot() {
        assertThat(brokenRules(scanned.with(high(Change.OUTSTANDING)))).isEmpty();
        assertThat(brokenRules(scanned.with(high(Change.NEW)))).containsExactly("no-new-grave-findings");
    }

    @Test
    void withoutABaselineEveryFindingCountsAsNew() {
        assertThat(brokenRules(scanned.with(high(Change.UNCOMPARED)))).containsExactly("no-new-grave-findings");
    }

    @Test
    void aNewSecretFails() {
        assertThat(brokenRules(scanned.with(secret("src/config.py")))).containsExactly("no-new-secrets");
    }

    @Test
    void aKnownExploitedVulnerabilityFailsEvenWhenItIsOld() {
        assertThat(brokenRules(scanned.with(vulnerability("CVE-2026-1", Severity.LOW)
                        .change(Change.OUTSTANDING)
                        .advisory(new Advisory(List.of("CVE-2026-1"), List.of(), -1, -1, true, List.of(), null))
                        .build("scan-1", "trivy"))))
                .containsExactly("no-known-exploited");
    }

    @Test
    void aFailedTestWarns() {
        assertThat(decide(scanned.with(new TestSuite("unit", 2, 1, 0, 0, 5))).verdict())
                .isEqualTo(Verdict.WARN);
    }

    private static Finding high(Change change) {
        return vulnerability("CVE-2026-1", Severity.HIGH).change(change).build("scan-1", "trivy");
    }

    private static List<String> brokenRules(Samples evidence) {
        return decide(evidence).blockers().stream().map(RuleResult::rule).toList();
    }

    private static Decision decide(Samples evidence) {
        return PolicyEngine.of(List.of(ReadyPolicies.baseline())).decide(evidence.get(), NOW);
    }
}
