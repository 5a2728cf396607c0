package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy is limited to, and that policies of lower levels only add or tighten. */
class ScopesTest {
    private static final String POLICY = """
            apiVersion: security-gate/v1
            name: limited
            applies: %s
            rules: [{id: a, when: scans.size() == 0}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {jobs: [shop/*]}                        | shop/cart     | main    | deploy | eu-west-1 |     | true
            {jobs: [shop/*]}                        | shop/a/cart   | main    | deploy | eu-west-1 |     | false
            {jobs: [shop/**, billing]}              | shop/a/cart   | main    | deploy | eu-west-1 |     | true
            {branches: [main, release/*]}           | cart          | main    |        |           |     | true
            {branches: [main, release/*]}           | cart          | release/7 |      |           |     | true
            {branches: [main, release/*]}           | cart          | feature |        |           |     | false
            {branches: [main, release/*]}           | cart          |         |        |           |     | true
            {stages: [deploy]}                      | cart          | main    | build  |           |     | false
            {stages: [deploy]}                      | cart          | main    |        |           |     | true
            {regions: [eu-*]}                       | cart          | main    | deploy | us-east-1 |     | false
            {regions: [eu-*]}                       | cart          | main    | deploy | EU-west-1 |     | true
            {labels: [pci]}                         | cart          | main    | deploy | eu-west-1 | pci | true
            {labels: [pci]}                         | cart          | main    | deploy | eu-west-1 | web | false
            {labels: [pci]}                         | cart          | main    | deploy | eu-west-1 |     | false
            {stages: [deploy], regions: [eu-*]}     | cart          | main    | deploy | us-east-1 |     | false
            {stages: [deploy], regions: [eu-*]}     | cart          | main    | deploy | eu-west-1 |     | true
            """)
    void aPolicyAppliesWhenEveryLimitMatches(
            String applies, String job, String branch, String stage, String region, String label, boolean expected) {
        Subject subject = new Subject(job, "1", text(stage), text(region))
                .in(text(branch), label == null ? List.of() : List.of(label));

        assertThat(PolicyReader.read("p", POLICY.formatted(applies)).appliesTo(subject))
                .isEqualTo(expected);
    }

    @Test
    void aPolicyThatDoesNotApplyIsNotAsked() {
        Policy everywhere = PolicyReader.read("e", """
                apiVersion: security-gate/v1
                name: everywhere
                rules: [{id: a, when: findings.size() > 9}]
                """);
        Policy limited = PolicyReader.read("l", POLICY.formatted("{stages: [deploy]}"));

        Decision decision = PolicyEngine.of(List.of(everywhere, limited))
                .decide(Samples.evidence().at("build", "").get(), NOW);

        assertThat(decision.policies()).extracting(PolicyRef::name).containsExactly("everywhere");
    }

    @Test
    void whenNoPolicyAppliesThereIsNoDecision() {
        PolicyEngine engine = PolicyEngine.of(List.of(PolicyReader.read("l", POLICY.formatted("{stages: [deploy]}"))));

        assertThatThrownBy(
                        () -> engine.decide(Samples.evidence().at("build", "").get(), NOW))
                .isInstanceOf(NoPolicyException.class)
                .hasMessage("no policy applies to shop, stage build");
    }

    @Test
    void includedRulesKeepTheirLimitsAndCarryTheNameOfTheirPolicy() {
        Policy policy = PolicyReader.read("p", """
                apiVersion: security-gate/v1
                name: shop
                include: [ready/baseline]
                rules: [{id: scan-required, when: scans.size() < 2}]
                """);

        Decision decision =
                PolicyEngine.of(List.of(policy)).decide(Samples.evidence().get(), NOW);

        assertThat(decision.rules())
                .extracting(RuleResult::rule)
                .startsWith("baseline.scan-required")
                .contains("scan-required");
        assertThat(policy.ref().digest()).hasSize(64);
    }

    @Test
    void anUnknownPolicyToIncludeIsAProblem() {
        assertThatThrownBy(() -> PolicyReader.read("p", """
                        apiVersion: security-gate/v1
                        name: shop
                        include: [ready/base-line]
                        """))
                .hasMessageContaining("p:3:11: there is no policy 'ready/base-line'; did you mean 'ready/baseline'?");
    }

    @Property(tries = 300)
    void addingAPolicyNeverImprovesTheDecision(
            @ForAll("policies") Policy central,
            @ForAll("policies") Policy lower,
            @ForAll("evidence") Evidence evidence) {
        Policy always = PolicyReader.read("always", """
                apiVersion: security-gate/v1
                name: always
                rules: [{id: a, when: 'findings.exists(f, f.severity == "critical")', effect: review}]
                """);

        Decision without = PolicyEngine.of(List.of(always, central)).decide(evidence, NOW);
        Decision with = PolicyEngine.of(List.of(always, central, lower)).decide(evidence, NOW);

        assertThat(with.verdict()).isGreaterThanOrEqualTo(without.verdict());
        assertThat(with.rules().stream().filter(RuleResult::broken))
                .containsAll(without.rules().stream().filter(RuleResult::broken).toList());
    }

    @Provide
    Arbitrary<Policy> policies() {
        Arbitrary<String> applies = Arbitraries.of(
                "",
                "applies: {stages: [deploy]}\n",
                "applies: {regions: ['eu-*'], labels: [pci]}\n",
                "applies: {branches: [main]}\n");
        Arbitrary<String> rules = Arbitraries.of(
                        "- {id: a, for: findings, when: finding.severity == 'high', allow: 1}\n",
                        "- {id: b, for: findings, when: finding.kev || finding.line > 0, effect: warn}\n",
                        "- {id: c, when: findings.size() > 3, effect: review, stages: [deploy]}\n",
                        "- {id: scans-completed, effect: warn, allow: 5}\n",
                        "- {id: d, for: findings, when: 'finding.cwes[3] == 1', enforcement: advisory}\n")
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(list -> list.isEmpty() ? "- {id: e, when: scans.size() > 9}\n" : String.join("", list));
        Arbitrary<String> waivers = Arbitraries.of(
                "",
                "waivers: [{id: CVE-2026-1, reason: r, expires: 2026-12-31}]\n",
                "waivers: [{id: scans-completed, path: '**', reason: r, expires: 2026-12-31}, {id: CVE-2026-2, reason: r, expires: 2026-12-31}]\n");
        return Combinators.combine(applies, rules, waivers)
                .as((limits, entries, exceptions) -> PolicyReader.read(
                        "p", "apiVersion: security-gate/v1\nname: p\n" + limits + "rules:\n" + entries + exceptions));
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        Arbitrary<Finding> finding = Combinators.combine(
                        Arbitraries.integers().between(1, 3), Arbitraries.of(Severity.class))
                .as((id, severity) -> Samples.vulnerability("CVE-2026-" + id, severity)
                        .change(Change.NEW)
                        .build("scan-1", "trivy"));
        return Combinators.combine(
                        finding.list().ofMaxSize(6),
                        Arbitraries.of(ScanStatus.class),
                        Arbitraries.of("", "build", "deploy"),
                        Arbitraries.of("", "eu-west-1", "us-east-1"))
                .as((findings, status, stage, region) -> Samples.evidence()
                        .with(findings.toArray(new Finding[0]))
                        .with(Samples.scan("trivy", status, Duration.ofHours(1), 0, ScanKind.DEPENDENCY))
                        .at(stage, region)
                        .get());
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
