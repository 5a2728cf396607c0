package io.jenkins.plugins.securitygate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.Subject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskRuleTest {
    @Test
    void theAssessmentWithTheHighestScoreDecides() {
        Risk mild = risk("test", 10, Risk.Recommendation.PROCEED);
        Risk bad = risk("deploy", 80, Risk.Recommendation.ROLL_BACK);

        assertThat(state("risk.score > 50", mild)).isEqualTo(State.PASSED);
        assertThat(state("risk.score > 50", mild, bad)).isEqualTo(State.BROKEN);
        assertThat(state("risk.recommendation == 'roll back' && risk.stage == 'deploy'", bad, mild))
                .isEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "risk.score > 50",
                "risk.score == -1",
                "risk.recommendation == 'review'",
                "!(risk.score < 30)",
                "risk.signals.exists(s, s == 'log-failure')",
                "has(risk.score) && risk.score > 50"
            })
    void aRuleAboutARiskThatNobodyAssessedIsBroken(String condition) {
        assertThat(state(condition)).isEqualTo(State.ERROR);
    }

    private static State state(String condition, Risk... risks) {
        Policy policy = PolicyReader.read(
                "policy.yaml",
                "apiVersion: security-gate/v1\nname: p\nrules:\n  - id: low-risk\n    when: \"" + condition + "\"\n");
        Evidence evidence = Evidence.of(new Subject("shop", "1", "deploy", ""), Instant.EPOCH, List.of())
                .withRisks(List.of(risks));
        Decision decision = PolicyEngine.of(List.of(policy)).decide(evidence, Instant.EPOCH);
        return decision.rules().stream()
                .filter(rule -> rule.rule().equals("low-risk"))
                .map(RuleResult::state)
                .findFirst()
                .orElseThrow();
    }

    private static Risk risk(String stage, int score, Risk.Recommendation recommendation) {
        return new Risk(stage, score, recommendation, List.of(), -1, "");
    }
}
