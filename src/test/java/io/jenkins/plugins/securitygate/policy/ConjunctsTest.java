package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remembering the answers of parts changes no answer of the whole, errors included. */
class ConjunctsTest {
    private static final List<Finding> FINDINGS = List.of(
            Samples.critical("CVE-2026-1"),
            Samples.critical("CVE-2026-2"),
            Samples.vulnerability("CVE-2026-3", Severity.LOW).build("scan-1", "trivy"),
            Samples.secret("src/config.py"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            finding.severity == "critical" && finding.rule == "CVE-2026-2" ; 1 ; BROKEN
            finding.rule != "CVE-2026-2" && finding.severity == "critical" && finding.line > 0 ; 1 ; BROKEN
            finding.line > 0 && (finding.kind == "secret" || finding.rule == "CVE-2026-1") ; 2 ; BROKEN
            finding.severity == "info" && finding.line > 0 ; 0 ; PASSED
            finding.severity == "info" && finding.cwes[9] == 1 ; 0 ; PASSED
            finding.cwes[9] == 1 && finding.severity == "info" ; 0 ; PASSED
            finding.severity == "low" && finding.cwes[9] == 1 ; 0 ; ERROR
            finding.cvss / 0.0 > 1.0 && finding.line > 99 ; 0 ; PASSED
            """)
    void aConditionOfPartsHoldsWhereAllOfThemDo(String when, int counted, State state) {
        Policy policy = PolicyReader.read(
                "p",
                "apiVersion: security-gate/v1\nname: p\nrules:\n  - {id: a, for: findings, when: '" + when + "'}\n");

        RuleResult result = PolicyEngine.of(List.of(policy))
                .decide(
                        Samples.evidence()
                                .with(FINDINGS.toArray(new Finding[0]))
                                .get(),
                        NOW)
                .rules()
                .get(0);

        assertThat(result.tally().counted()).isEqualTo(counted);
        assertThat(result.state()).isEqualTo(state);
    }
}
