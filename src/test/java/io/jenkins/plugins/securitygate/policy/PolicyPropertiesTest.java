package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static io.jenkins.plugins.securitygate.policy.Samples.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PolicyPropertiesTest {
    private static final Map<String, PolicyEngine> ENGINES = new HashMap<>();
    private static final String RULES = """
            apiVersion: security-gate/v1
            name: shop
            rules:
              - {id: critical, for: findings, when: finding.severity == "critical", allow: %d}
              - {id: high, for: findings, when: 'atLeast(finding.severity, "high")', allow: 3, effect: review}
              - {id: many, when: findings.size() > 5, effect: warn}
              - {id: raw, for: findings, when: finding.line > 0, allow: 6, include: [suppressed], effect: warn}
            """;

    @Property(tries = 100)
    void addingAWaiverNeverMakesTheVerdictStricter(
            @ForAll("someFindings") List<Finding> findings,
            @ForAll @IntRange(max = 1) int allow,
            @ForAll("ids") String id) {
        String waiver = "waivers: [{id: " + id + ", reason: accepted, expires: 2026-12-31}]\n";

        Decision without = decide(RULES.formatted(allow), findings);
        Decision with = decide(RULES.formatted(allow) + waiver, findings);

        assertThat(with.verdict()).isLessThanOrEqualTo(without.verdict());
    }

    @Property(tries = 100)
    void addingAFindingNeverMakesTheVerdictMilder(
            @ForAll("someFindings") List<Finding> findings,
            @ForAll("someFinding") Finding another,
            @ForAll @IntRange(max = 1) int allow) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(another);

        Decision before = decide(RULES.formatted(allow), findings);
        Decision after = decide(RULES.formatted(allow), more);

        assertThat(after.verdict()).isGreaterThanOrEqualTo(before.verdict());
    }

    @Property(tries = 100)
    void theOrderOfTheFindingsDoesNotMatter(
            @ForAll("someFindings") List<Finding> findings,
            @ForAll @IntRange(max = 1) int allow,
            @ForAll Random random) {
        List<Finding> shuffled = new ArrayList<>(findings);
        Collections.shuffle(shuffled, random);

        assertThat(decide(RULES.formatted(allow), shuffled)).isEqualTo(decide(RULES.formatted(allow), findings));
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.integers().between(1, 6).map(number -> "CVE-2026-" + number);
    }

    @Provide
    Arbitrary<Finding> someFinding() {
        return Combinators.combine(
                        ids(),
                        Arbitraries.of(Severity.class),
                        Arbitraries.of(Change.class),
                        Arbitraries.of(true, false, false))
                .as((id, severity, change, suppressed) -> vulnerability(id, severity)
                        .change(change)
                        .suppression(suppressed ? new Suppression(Suppression.State.ACCEPTED, "vex", "") : null)
                        .build("scan-1", "trivy"));
    }

    @Provide
    Arbitrary<List<Finding>> someFindings() {
        return someFinding().list().ofMaxSize(12);
    }

    private static Decision decide(String policy, List<Finding> findings) {
        return ENGINES.computeIfAbsent(policy, text -> PolicyEngine.of(List.of(PolicyReader.read("shop.yaml", text))))
                .decide(
                        Samples.evidence()
                                .with(findings.toArray(new Finding[0]))
                                .get(),
                        NOW);
    }
}
