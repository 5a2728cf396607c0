package io.jenkins.plugins.securitygate.policy;

import static io.jenkins.plugins.securitygate.policy.Samples.NOW;
import static io.jenkins.plugins.securitygate.policy.Samples.critical;
import static io.jenkins.plugins.securitygate.policy.Samples.evidence;
import static io.jenkins.plugins.securitygate.policy.Samples.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.policy.rego.Opa;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoException;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in Rego within a policy; the bundle was compiled from {@code src/test/resources/rego/perimeter.rego}. */
class RegoRuleTest {
    private static final String COMPILED = """
            apiVersion: security-gate/v1
            name: shop
            rules:
              - id: perimeter
                title: Only 443 is exposed
                rego:
                  bundle: perimeter.tar.gz
                fix: Close it.
            """;
    private static final Evidence EXPOSED = evidence()
            .with(scan("trivy", ScanKind.DEPENDENCY))
            .with(critical("CVE-2026-1"))
            .with(new Fact(
                    Fact.Type.PORT,
                    "8080",
                    8080,
                    "Ingress/shop",
                    Location.of("k8s.yaml", 4),
                    java.util.Map.of("exposure", "ingress")))
            .get();

    @TempDir
    private Path folder;

    @Test
    void whatIsDeniedFailsAndWhatIsWarnedWarns() throws IOException {
        Decision decision = decide(policy(COMPILED), EXPOSED);

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        RuleResult denied = decision.rules().get(0);
        assertThat(denied.rule()).isEqualTo("perimeter");
        assertThat(denied.explanation())
                .isEqualTo("Rego data.main denies 2 times, 0 by exception not counted, 0 allowed.");
        assertThat(denied.violations())
                .extracting(Violation::what, Violation::where, Violation::severity, Violation::fix)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "port 8080 is exposed", "Ingress/shop", Severity.UNKNOWN, "Close it."),
                        org.assertj.core.groups.Tuple.tuple(
                                "CVE-2026-1 in lodash", "web/package-lock.json:12", Severity.CRITICAL, "Close it."));
        RuleResult warned = decision.rules().get(1);
        assertThat(warned.rule()).isEqualTo("perimeter.warn");
        assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
        assertThat(warned.violations()).extracting(Violation::what).containsExactly("there are no tests");
    }

    @Test
    void nothingDeniedAndNothingWarnedPasses() throws IOException {
        Evidence tested = evidence()
                .with(scan("trivy", ScanKind.DEPENDENCY))
                .with(new TestSuite("unit", 3, 0, 0, 0, 5))
                .get();

        Decision decision = decide(policy(COMPILED), tested);

        assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
        assertThat(decision.rules()).extracting(RuleResult::rule).containsExactly("perimeter", "scans-completed");
    }

    @Test
    void aWaivedFindingIsNotShownToRego() throws IOException {
        String waiver = "waivers: [{id: CVE-2026-1, reason: not reachable, expires: 2026-12-31}]\n";

        Decision decision = decide(policy(COMPILED + waiver), EXPOSED);

        assertThat(decision.rules().get(0).violations())
                .extracting(Violation::what)
                .containsExactly("port 8080 is exposed");
        assertThat(decision.waived()).hasSize(1);
    }

    @Test
    void anAdvisoryRuleAtMostWarns() throws IOException {
        assertThat(decide(policy(COMPILED + "    enforcement: advisory\n"), EXPOSED)
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void anEngineThatGivesNoAnswerBreaksTheRuleAndSaysWhy() throws IOException {
        String served = COMPILED.replace("bundle: perimeter.tar.gz", "query: data.shop");
        RegoEngine gone = (program, input) -> {
            throw new RegoException("the OPA server http://opa is not there");
        };

        Decision decision = PolicyEngine.of(List.of(policy(served)), gone).decide(EXPOSED, NOW);

        assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(decision.rules().get(0).state()).isEqualTo(State.ERROR);
        assertThat(decision.rules().get(0).violations().get(0).what())
                .isEqualTo("Rego could not be evaluated: the OPA server http://opa is not there");
    }

    @Test
    void anAnswerWithoutRulesBreaksTheRule() throws IOException {
        RegoEngine lies =
                (program, input) -> new JsonMapper().createObjectNode().put("allow", true);

        Decision decision = PolicyEngine.of(List.of(policy(COMPILED)), lies).decide(EXPOSED, NOW);

        assertThat(decision.rules().get(0).state()).isEqualTo(State.ERROR);
    }

    @Test
    void regoInThePolicyItselfRunsInTheRealOpa() {
        Policy policy = PolicyReader.read("shop.yaml", """
                apiVersion: security-gate/v1
                name: shop
                rules:
                  - id: lodash
                    rego:
                      query: data.shop.components
                      inline: |
                        package shop.components

                        violation contains {"msg": msg, "fingerprint": finding.fingerprint} if {
                          some finding in input.findings
                          startswith(finding.component.purl, "pkg:npm/lodash@")
                          msg := sprintf("%s in %s", [finding.rule, input.subject.name])
                        }
                """);
        RegoEngine opa = RegoEngines.of(
                RegoSettings.IN_PROCESS.withExecutable(Opa.executable().toString()));

        Decision decision = PolicyEngine.of(List.of(policy), opa).decide(EXPOSED, NOW);

        assertThat(decision.rules().get(0).violations())
                .extracting(Violation::what)
                .containsExactly("CVE-2026-1 in shop");
    }

    @Test
    void theDigestOfThePolicyCoversTheProgram() throws IOException {
        String before = policy(COMPILED).ref().digest();
        Path bundle = folder.resolve("perimeter.tar.gz");
        byte[] changed = Files.readAllBytes(bundle);
        changed[9] ^= 1;
        Files.write(bundle, changed);

        assertThat(PolicyReader.read(folder.resolve("policy.yaml")).ref().digest())
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rego: {file: gone.rego}                       | cannot read 'gone.rego': there is no such file
            rego: {file: ../x/secret.rego}                | cannot read '../x/secret.rego'
            rego: {file: a.rego, inline: package main}    | a program is written once
            rego: {bundle: perimeter.tar.gz, engine: server} | name the package by 'query' alone
            rego: {inline: package main, engine: wasm}    | takes a 'bundle' that 'opa build -t wasm' compiled
            rego: {engine: opa}                           | takes Rego by 'file', 'inline' or 'bundle'
            rego: {query: main}                           | 'query' names a package, for example data.main
            rego: {inline: package main, engine: jvm}     | 'jvm' cannot stand here
            rego: {}, when: stage == ""                   | either 'rego' or 'when'
            rego: {modul: a}                              | unknown key 'modul'
            """)
    void aMistakeInARuleIsFoundWhenItIsRead(String rule, String message) {
        String yaml = "apiVersion: security-gate/v1\nname: a\nrules:\n  - {id: a, " + rule + "}\n";

        assertThatThrownBy(() -> policy(yaml))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:4:")
                .hasMessageContaining("rule 'a': ")
                .hasMessageContaining(message);
    }

    @Test
    void aPolicyThatIsNoFileReadsNoFiles() {
        assertThatThrownBy(() -> PolicyReader.read("typed in", COMPILED))
                .hasMessageContaining("a policy that is not a file has no files beside it");
    }

    private Policy policy(String yaml) throws IOException {
        Files.copy(
                Path.of("src/test/resources/rego/perimeter.tar.gz"),
                folder.resolve("perimeter.tar.gz"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return PolicyReader.read(Files.writeString(folder.resolve("policy.yaml"), yaml));
    }

    private static Decision decide(Policy policy, Evidence evidence) {
        return PolicyEngine.of(List.of(policy)).decide(evidence, NOW);
    }
}
