package io.jenkins.plugins.securitygate.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that real tools wrote; the version is in the name of the file. */
class SarifToolsTest {
    @Test
    void aCleanBanditRunIsACompletedScanWithoutFindings() throws Exception {
        ScanResult result = Sarif.fixture("none-bandit-1.9.4.sarif");

        assertThat(result.findings()).isEmpty();
        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().tool()).isEqualTo("Bandit");
        assertThat(result.scan().kinds()).containsExactly(ScanKind.SAST);
        assertThat(result.scan().errors()).isEmpty();
    }

    @Test
    void banditsOnlyFindingHasItsPlaceAndCode() throws Exception {
        ScanResult result = Sarif.fixture("one-bandit-1.9.4.sarif");

        assertThat(result.scan().started()).isEqualTo(Instant.parse("2026-11-23T14:11:50Z"));
        Finding finding = result.findings().get(0);
        assertThat(finding.rule()).isEqualTo("B324");
        assertThat(finding.title()).isEqualTo("Use of weak MD5 hash for security. Consider usedforsecurity=False");
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.place()).isEqualTo("app.py:5");
        assertThat(finding.snippet()).isEqualTo("return hashlib.md5(text).hexdigest()");
        assertThat(finding.url()).isEqualTo("https://bandit.readthedocs.io/en/1.9.4/plugins/b324_hashlib.html");
    }

    @Test
    void banditsLevelsBecomeSeverities() throws Exception {
        assertThat(Sarif.fixture("many-bandit-1.9.4.sarif").findings())
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(
                        tuple("B403", Severity.INFO),
                        tuple("B404", Severity.INFO),
                        tuple("B301", Severity.MEDIUM),
                        tuple("B602", Severity.HIGH),
                        tuple("B324", Severity.HIGH));
    }

    @Test
    void semgrepsRulesStandAfterItsResultsAndAreFound() throws Exception {
        ScanResult result = Sarif.fixture("many-semgrep-1.182.0.sarif");

        assertThat(result.scan().tool()).isEqualTo("Semgrep OSS");
        assertThat(result.scan().toolVersion()).isEqualTo("1.182.0");
        assertThat(result.scan().counts().records()).isEqualTo(3);
        assertThat(result.findings())
                .extracting(Finding::rule, Finding::severity, Finding::cwes, Finding::suppressed, Finding::place)
                .containsExactly(
                        tuple("subprocess-shell-true", Severity.HIGH, List.of(78), false, "app.py:11"),
                        tuple("weak-hash", Severity.MEDIUM, List.of(327), false, "app.py:15"),
                        tuple("subprocess-shell-true", Severity.HIGH, List.of(78), true, "app.py:19"));
        assertThat(result.findings().get(1).title()).isEqualTo("MD5 is broken.");
    }

    @Test
    void gosecsWeaknessesComeFromItsRelationships() throws Exception {
        assertThat(Sarif.fixture("many-gosec-2.22.10.sarif").findings())
                .extracting(Finding::rule, Finding::cwes, Finding::place)
                .containsExactly(
                        tuple("G401", List.of(328), "main.go:10"),
                        tuple("G501", List.of(327), "main.go:4"),
                        tuple("G104", List.of(703), "main.go:12"));
    }

    @Test
    void gitleaksFindsSecretsAndNotCode() throws Exception {
        ScanResult result = Sarif.fixture("many-gitleaks-8.28.0.sarif");

        assertThat(result.scan().kinds()).containsExactly(ScanKind.SECRET);
        assertThat(result.findings())
                .extracting(Finding::kind, Finding::rule, Finding::place)
                .containsExactly(
                        tuple(ScanKind.SECRET, "github-pat", "leak/config.env:2"),
                        tuple(ScanKind.SECRET, "aws-access-token", "leak/config.env:1"));
    }
}
