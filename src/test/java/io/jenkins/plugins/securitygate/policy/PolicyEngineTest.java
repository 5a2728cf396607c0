package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static io.jenkins.plugins.securitygate.policy.Samples.critical;
import static io.jenkins.plugins.securitygate.policy.Samples.evidence;
import static io.jenkins.plugins.securitygate.policy.Samples.scan;
import static io.jenkins.plugins.securitygate.policy.Samples.vulnerability;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.model.Waiver;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyEngineTest {
    private static final String NO_CRITICAL = """
            rules:
              - id: no-critical
                title: No critical findings
                for: findings
                when: finding.severity == "critical"
            """;

    @Test
    void withoutAPolicyThereIsNoDecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyEngine.of(List.of()))
                .withMessageContaining("no policy applies");
    }

    @Test
    void aFindingThatMatchesBreaksTheRuleAndSaysWhatWhereAndHowToFixIt() {
        Decision decision = decide(NO_CRITICAL, evidence().with(critical("CVE-2026-1")));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decision.headline()).isEqualTo("No critical findings: 1 finding");
        RuleResult result = decision.rules().get(0);
        assertThat(result.state()).isEqualTo(State.BROKEN);
        assertThat(result.explanation()).isEqualTo("1 of 1 finding matches, 1 counts, 0 are allowed.");
        assertThat(result.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.what()).isEqualTo("CVE-2026-1 in lodash");
            assertThat(violation.where()).isEqualTo("web/package-lock.json:12");
            assertThat(violation.fix()).isEqualTo("Upgrade lodash to 4.17.21.");
        });
    }

    @Test
    void aPassSaysHowManyRulesWereAsked() {
        Decision decision = decide(NO_CRITICAL, evidence());

        assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        assertThat(decision.headline()).isEqualTo("All 2 rules pass");
        assertThat(decision.policies()).singleElement().satisfies(ref -> {
            assertThat(ref.name()).isEqualTo("shop");
            assertThat(ref.digest()).hasSize(64);
        });
    }

    @Test
    void theAllowedNumberDoesNotBreakTheRuleAndOneMoreDoes() {
        String policy = NO_CRITICAL + "    allow: 1\n";

        assertThat(decide(policy, evidence().with(critical("CVE-2026-1"))).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(decide(policy, evidence().with(critical("CVE-2026-1"), critical("CVE-2026-2")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void suppressedAndFixedFindingsAreExcludedAndWaivedOnesCountedApart() {
        Decision decision = decide(
                NO_CRITICAL + """
                waivers:
                  - id: cve-2026-3
                    reason: not reachable, see SEC-12
                    approver: j.doe
                    expires: 2026-06-30
                """,
                evidence()
                        .with(
                                suppressed("CVE-2026-1"),
                                critical("CVE-2026-2").withChange(Change.FIXED),
                                critical("CVE-2026-3"),
                                critical("CVE-2026-4")));

        RuleResult result = decision.rules().get(0);
        assertThat(result.tally()).isEqualTo(new Tally(4, 4, 2, 1, 1, 0));
        assertThat(result.explanation())
                .isEqualTo("4 of 4 findings match, 2 are suppressed or fixed, 1 is waived, 1 counts, 0 are allowed.");
        assertThat(decision.waived()).containsExactly(critical("CVE-2026-3").fingerprint());
        assertThat(decision.waivers()).singleElement().satisfies(use -> {
            assertThat(use.expired()).isFalse();
            assertThat(use.findings()).isEqualTo(1);
        });
    }

    @Test
    void aRuleMayCountWhatAVexDocumentOfTheGateSuppressesAndNothingElse() {
        Finding byTool = suppressed("CVE-2026-1");
        Finding byReport =
                byTool.withSuppression(new Suppression(Suppression.State.NOT_AFFECTED, "VEX of nobody (x.json)", ""));
        Finding byGate = byTool.withSuppression(
                new Suppression(Suppression.State.NOT_AFFECTED, "VEX of Ann (x.json)", "not reached", true));

        assertThat(decide(NO_CRITICAL, evidence().with(byGate)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(decide(NO_CRITICAL + "    include: [vex]\n", evidence().with(byGate))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(decide(NO_CRITICAL + "    include: [vex]\n", evidence().with(byTool, byReport))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aRuleMayCountWhatTheToolSuppressed() {
        Decision decision =
                decide(NO_CRITICAL + "    include: [suppressed]\n", evidence().with(suppressed("CVE-2026-1")));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aWaiverCoversAVulnerabilityUnderEachOfItsNamesInAnyCase() {
        Finding finding = Samples.vulnerability("CVE-2026-7", Severity.CRITICAL)
                .advisory(Advisory.of(List.of("CVE-2026-7", "GHSA-aaaa-bbbb-cccc"), List.of()))
                .build("scan-1", "trivy");
        for (String name : List.of("CVE-2026-7", "cve-2026-7", "ghsa-AAAA-bbbb-cccc")) {
            String waiver = waiverUntil("2026-06-01").replace("CVE-2026-1", name);
            assertThat(decide(NO_CRITICAL + waiver, evidence().with(finding)).verdict())
                    .as(name)
                    .isEqualTo(Verdict.PASS);
        }
        assertThat(decide(NO_CRITICAL + waiverUntil("2026-06-01"), evidence().with(finding))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aWaiverHoldsOnItsLastDayAndNotOnTheNext() {
        assertThat(decide(NO_CRITICAL + waiverUntil("2026-03-01"), evidence().with(critical("CVE-2026-1")))
                        .verdict())
                .isEqualTo(Verdict.PASS);

        Decision late =
                decide(NO_CRITICAL + waiverUntil("2026-02-28"), evidence().with(critical("CVE-2026-1")));
        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(late.waivers()).singleElement().satisfies(use -> {
            assertThat(use.expired()).isTrue();
            assertThat(use.findings()).isZero();
        });
    }

    @Test
    void aWaiverIsLimitedToItsComponentAndPath() {
        Samples evidence = evidence().with(critical("CVE-2026-1"));

        assertThat(waived("component: pkg:npm/lodash", evidence)).isTrue();
        assertThat(waived("component: pkg:npm/lodash@4.17.20", evidence)).isTrue();
        assertThat(waived("component: pkg:npm/lodash@4.17.19", evidence)).isFalse();
        assertThat(waived("component: Lodash", evidence)).isTrue();
        assertThat(waived("component: pkg:npm/left-pad", evidence)).isFalse();
        assertThat(waived("path: web/**", evidence)).isTrue();
        assertThat(waived("path: api/**", evidence)).isFalse();
    }

    @Test
    void aWaiverOfOnePolicyDoesNotWeakenAnother() {
        Policy central = policy("central", NO_CRITICAL);
        Policy own = policy("own", NO_CRITICAL + waiverUntil("2026-06-30"));

        Decision decision = PolicyEngine.of(List.of(central, own))
                .decide(evidence().with(critical("CVE-2026-1")).get(), NOW);

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decision.waived()).isEmpty();
    }

    @Test
    void aWaiverGrantedByPeopleHoldsForEveryPolicyAndCountsEachFindingOnce() {
        Waiver granted = granted("CVE-2026-1", "pkg:npm/lodash");

        Decision decision = PolicyEngine.of(List.of(policy("central", NO_CRITICAL), policy("own", NO_CRITICAL)))
                .decide(evidence().with(critical("CVE-2026-1")).get(), List.of(granted), NOW);

        assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        assertThat(decision.waivers()).containsExactly(new WaiverUse("", granted, false, 1));
        assertThat(decision.waived()).hasSize(1);
    }

    @Test
    void aGrantedWaiverWithoutAPlaceNeverSwitchesOffARuleByItsId() {
        Decision decision = PolicyEngine.of(List.of(policy("central", NO_CRITICAL)))
                .decide(evidence().with(critical("CVE-2026-1")).get(), List.of(granted("no-critical", "")), NOW);

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    }

    private static Waiver granted(String id, String component) {
        return new Waiver(id, component, "", "not reachable", "officer", LocalDate.parse("2026-06-30"));
    }

    @Test
    void aWaiverByTheRulesOwnIdCoversWhatIsNoFinding() {
        String rule = """
                rules:
                  - id: no-copyleft
                    for: components
                    when: component.licenses.exists(l, l.startsWith("GPL"))
                waivers:
                  - id: no-copyleft
                    component: pkg:npm/tool
                    reason: build time only
                    expires: 2026-06-30
                """;

        assertThat(decide(rule, evidence().with(gpl("tool"))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(decide(rule, evidence().with(gpl("tool"), gpl("other"))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aRuleForOtherStagesOrRegionsDoesNotApply() {
        String policy = NO_CRITICAL + "    stages: [deploy]\n    regions: [eu-*]\n";
        Finding finding = critical("CVE-2026-1");

        Decision build = decide(policy, evidence().with(finding).at("build", "eu-central-1"));
        assertThat(build.rules().get(0).state()).isEqualTo(State.NOT_APPLICABLE);
        assertThat(build.headline()).isEqualTo("1 rule passes, 1 does not apply here");
        assertThat(decide(policy, evidence().with(finding).at("deploy", "us-east-1"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(decide(policy, evidence().with(finding).at("Deploy", "eu-west-1"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aBuildThatNamesNoStageCannotGetOutOfARule() {
        String policy = NO_CRITICAL + "    stages: [deploy]\n";

        assertThat(decide(policy, evidence().with(critical("CVE-2026-1")).at("", ""))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void anAdvisoryRuleAtMostWarns() {
        Decision decision =
                decide(NO_CRITICAL + "    enforcement: advisory\n", evidence().with(critical("CVE-2026-1")));

        assertThat(decision.verdict()).isEqualTo(Verdict.WARN);
    }

    @Test
    void aRuleWithoutATargetIsAskedOnceOfTheWholeEvidence() {
        String policy = """
                rules:
                  - id: tested
                    title: A release has tests
                    when: tests.size() == 0 || tests.exists(t, t.passed == 0)
                    fix: Add tests.
                """;

        Decision decision = decide(policy, evidence());
        assertThat(decision.headline()).isEqualTo("A release has tests: not met");
        assertThat(decision.rules().get(0).violations())
                .extracting(Violation::fix)
                .containsExactly("Add tests.");
        assertThat(decide(policy, evidence().with(new TestSuite("unit", 3, 0, 0, 0, 10)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void theWholeCollectionOfFindingsHoldsOnlyThoseThatCount() {
        String policy = """
                rules:
                  - id: few
                    when: findings.size() > 1
                """;

        assertThat(decide(
                                policy + waiverUntil("2026-06-30"),
                                evidence().with(critical("CVE-2026-1"), critical("CVE-2026-2")))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(decide(policy, evidence().with(critical("CVE-2026-1"), critical("CVE-2026-2")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void factsCanBeAskedTogether() {
        String policy = """
                rules:
                  - id: eu-only-for-personal-data
                    title: Personal data stays in the EU
                    for: facts
                    when: >-
                      fact.type == "region" && !fact.value.startsWith("eu-")
                      && facts.exists(f, f.type == "data" && f.value == "personal")
                """;
        Fact region = Fact.of(Fact.Type.REGION, "us-east-1", "", Location.of("main.tf", 4));
        Fact personal = Fact.of(Fact.Type.DATA, "personal", "Deployment/shop", Location.NONE);

        assertThat(decide(policy, evidence().with(region)).verdict()).isEqualTo(Verdict.PASS);
        Decision decision = decide(policy, evidence().with(region, personal));
        assertThat(decision.headline()).isEqualTo("Personal data stays in the EU: 1 fact");
        assertThat(decision.rules().get(0).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.what()).isEqualTo("region us-east-1");
            assertThat(violation.where()).isEqualTo("main.tf:4");
        });
    }

    @Test
    void aPolicyAsksForCoverage() {
        String policy = """
                rules:
                  - id: coverage
                    title: Tests cover four lines of five
                    when: >
                      !facts.exists(f, f.type == "coverage" && f.value == "line" && f.number >= 80)
                """;
        Fact covered = new Fact(Fact.Type.COVERAGE, "line", 80, "shop", Location.NONE, null);
        Fact uncovered = new Fact(Fact.Type.COVERAGE, "line", 79, "shop", Location.NONE, null);

        assertThat(decide(policy, evidence().with(covered)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(decide(policy, evidence().with(uncovered)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decide(policy, evidence()).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void anAbsentAttributeReadsAsTheEmptyText() {
        String policy = """
                rules:
                  - id: only-443-exposed
                    for: facts
                    when: >-
                      fact.type == "port" && fact.attributes["exposure"] in ["ingress", "load-balancer"]
                      && fact.number != 443
                """;
        Fact inner = new Fact(Fact.Type.PORT, "8080", 8080, "", Location.NONE, null);

        assertThat(decide(policy, evidence().with(inner)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(decide(policy, evidence().with(inner.with("exposure", "ingress")))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aConditionThatCannotBeEvaluatedBreaksTheRule() {
        Decision decision = decide("""
                rules:
                  - id: first-weakness
                    title: No injection
                    for: findings
                    when: finding.cwes[0] == 89
                """, evidence().with(critical("CVE-2026-1")));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decision.headline()).isEqualTo("No injection: could not be evaluated");
        RuleResult result = decision.rules().get(0);
        assertThat(result.state()).isEqualTo(State.ERROR);
        assertThat(result.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.what())
                        .startsWith("The condition could not be evaluated for 'CVE-2026-1 in lodash': "));
    }

    @Test
    void atMostAHundredViolationsAreKeptTheWorstFirst() {
        Samples evidence = evidence();
        IntStream.range(0, 150)
                .forEach(i -> evidence.with(
                        vulnerability("CVE-2026-" + i, Severity.HIGH).build("scan-1", "trivy")));
        Decision decision = decide("""
                rules:
                  - id: none
                    for: findings
                    when: finding.severity_rank >= 4
                """, evidence.with(critical("CVE-2026-999")));

        RuleResult result = decision.rules().get(0);
        assertThat(result.tally().counted()).isEqualTo(151);
        assertThat(result.violations()).hasSize(100);
        assertThat(result.violations().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void theHeadlineNamesTheGravestReasonsFirst() {
        Decision decision = decide("""
                required:
                  - kinds: [container]
                    effect: review
                rules:
                  - {id: a, title: Tests ran, when: tests.size() == 0, effect: warn}
                  - {id: b, title: Facts known, when: facts.size() == 0}
                  - {id: c, title: Components known, when: components.size() == 0}
                """, evidence());

        assertThat(decision.headline())
                .isEqualTo("Facts known: not met · Components known: not met · container scan missing · 1 more");
    }

    @Test
    void aRequiredScanMayBeMissingFailedTooOldOrOfTheWrongProvenance() {
        assertThat(required("maxAge: 24h")).isEqualTo("secret scan missing");
        assertThat(required("maxAge: 24h", ScanStatus.TIMED_OUT, Duration.ofHours(1)))
                .isEqualTo("secret scan timed out");
        assertThat(required("maxAge: 24h", ScanStatus.COMPLETED, Duration.ofHours(25)))
                .isEqualTo("secret scan too old");
        assertThat(required("maxAge: 24h", ScanStatus.COMPLETED, null)).isEqualTo("secret scan of unknown age");
        assertThat(required("maxAge: 24h", ScanStatus.COMPLETED, Duration.ofHours(-2)))
                .isEqualTo("secret scan of unknown age");
        assertThat(required("provenance: executed", ScanStatus.COMPLETED, Duration.ofHours(1)))
                .isEqualTo("secret scan not executed");
        assertThat(required("maxAge: 24h", ScanStatus.COMPLETED, Duration.ofHours(24)))
                .isEmpty();
    }

    @Test
    void aRequiredScanThatIsMissingSaysWhatToDo() {
        Decision decision = decide(
                "required: [{kinds: [secret, dependency]}]", evidence().with(scan("trivy", ScanKind.DEPENDENCY)));

        RuleResult result = decision.rules().get(0);
        assertThat(result.rule()).isEqualTo("required-secret-dependency");
        assertThat(result.explanation())
                .isEqualTo("1 of 2 required kinds of scan is not in order: secret scan missing.");
        assertThat(result.violations())
                .extracting(Violation::fix)
                .containsExactly("Run a secret scan in this build, or import its report.");
    }

    @Test
    void aFailedScanIsNeverClean() {
        Decision decision =
                decide(NO_CRITICAL, evidence().with(scan("zap", ScanStatus.FAILED, null, 0, ScanKind.DAST)));

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decision.headline()).isEqualTo("zap scan failed");
        assertThat(decision.blockers()).extracting(RuleResult::rule).containsExactly("scans-completed");
    }

    @Test
    void aReportWithUnreadablePartsIsNeverClean() {
        Decision decision =
                decide(NO_CRITICAL, evidence().with(scan("zap", ScanStatus.COMPLETED, null, 2, ScanKind.DAST)));

        assertThat(decision.headline()).isEqualTo("zap report has 2 unreadable parts");
    }

    @Test
    void aReportWithUnreadablePartsNamesTheFirst() {
        Scan scan = new Scan(
                "zap",
                "zap",
                "",
                Set.of(ScanKind.DAST),
                ScanStatus.COMPLETED,
                "",
                Provenance.IMPORTED,
                "zap",
                "zap.xml",
                "",
                NOW,
                0,
                new Scan.Counts(9, 7, 0, 2),
                List.of(
                        new EntryError("zap.xml:12", "the alert has no name"),
                        new EntryError("zap.xml:31", "the risk code is no number")));

        assertThat(decide(NO_CRITICAL, evidence().with(scan)).blockers().get(0).violations())
                .containsExactly(new Violation(
                        "zap report has 2 unreadable parts",
                        "zap.xml:12 and 1 more",
                        Severity.UNKNOWN,
                        "the alert has no name. Repair it and scan again.",
                        "",
                        Change.UNCOMPARED));
    }

    @Test
    void onlyThePolicyItselfCanBeMilderAboutFailedScans() {
        Policy mild = policy("mild", "rules: [{id: scans-completed, effect: warn}]");
        Policy silent = policy("silent", NO_CRITICAL);
        Samples evidence = evidence().with(scan("zap", ScanStatus.FAILED, null, 0, ScanKind.DAST));

        assertThat(PolicyEngine.of(List.of(mild)).decide(evidence.get(), NOW).verdict())
                .isEqualTo(Verdict.WARN);
        assertThat(PolicyEngine.of(List.of(mild, silent))
                        .decide(evidence.get(), NOW)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static Decision decide(String body, Samples evidence) {
        return PolicyEngine.of(List.of(policy("shop", body))).decide(evidence.get(), NOW);
    }

    private static Policy policy(String name, String body) {
        return PolicyReader.read(name + ".yaml", "apiVersion: security-gate/v1\nname: " + name + "\n" + body);
    }

    private static boolean waived(String limit, Samples evidence) {
        String waiver = waiverUntil("2026-06-30") + "    " + limit + "\n";
        return decide(NO_CRITICAL + waiver, evidence).verdict() == Verdict.PASS;
    }

    private static String waiverUntil(String day) {
        return """
                waivers:
                  - id: CVE-2026-1
                    reason: not reachable
                    expires: %s
                """.formatted(day);
    }

    private static String required(String limit, ScanStatus status, Duration age) {
        return brief(limit, evidence().with(scan("leaks", status, age, 0, ScanKind.SECRET)));
    }

    private static String required(String limit) {
        return brief(limit, evidence().with(scan("trivy", ScanKind.DEPENDENCY)));
    }

    private static String brief(String limit, Samples evidence) {
        return decide("required: [{kinds: [secret], " + limit + "}]", evidence).rules().get(0).violations().stream()
                .map(Violation::what)
                .findFirst()
                .orElse("");
    }

    private static Finding suppressed(String id) {
        return vulnerability(id, Severity.CRITICAL)
                .suppression(new Suppression(Suppression.State.SUPPRESSED, ".trivyignore", ""))
                .build("scan-1", "trivy");
    }

    private static Component gpl(String name) {
        return new Component("pkg:npm/" + name + "@1.0.0", name, "1.0.0", List.of("GPL-3.0-only"), "", null);
    }
}
