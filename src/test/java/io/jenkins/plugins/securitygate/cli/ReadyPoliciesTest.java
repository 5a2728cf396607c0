package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.PolicyReader;
import io.jenkins.plugins.securitygate.policy.ReadyPolicies;
import io.jenkins.plugins.securitygate.policy.rego.Opa;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoMessage;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import io.jenkins.plugins.securitygate.policy.rego.RegoVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ready policy, on the cases in {@code src/test/resources/policy}; and its twin in Rego, by the real OPA. */
class ReadyPoliciesTest {
    private static final Path CASES = Path.of("src/test/resources/policy");

    @TempDir
    private Path folder;

    static Stream<String> names() {
        return ReadyPolicies.addresses().stream().map(ReadyPoliciesTest::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCaseIsDecidedAsExpectedAndEveryRuleBreaksInOne(String name) {
        CommandRun run = CommandRun.of("policy", "test", CASES.resolve(name + "_test.yaml"));

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).doesNotContain("never: ").doesNotContain("FAILED");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRuleSaysWhichClauseItServes(String name) {
        if (!name.equals("baseline")) {
            String yaml = ReadyPolicies.yaml("ready/" + name);

            assertThat(yaml.split("references:")).hasSameSizeAs(yaml.split("- id:"));
        }
    }

    @Test
    void theTwinInRegoBreaksTheSameRulesOnAServer() throws Exception {
        List<String> files = new ArrayList<>();
        for (String address : ReadyPolicies.addresses()) {
            Path file = folder.resolve(name(address) + ".rego");
            files.add(Files.writeString(file, ReadyPolicies.rego(address)).toString());
        }
        try (Opa.Server server = Opa.serve(files.toArray(new String[0]))) {
            RegoEngine engine = RegoEngines.of(RegoSettings.IN_PROCESS.withServer(server.address(), ""));
            for (String name : names().toList()) {
                for (PolicyCase policyCase : cases(name)) {
                    assertThat(brokenInRego(name, policyCase, engine, "engine: server"))
                            .as(name + ": " + policyCase.name())
                            .isEqualTo(broken(name, policyCase));
                }
            }
        }
    }

    @Test
    void theCompiledTwinBreaksTheSameRules() throws Exception {
        List<String> build = new ArrayList<>(List.of(
                "build", "-t", "wasm", "-o", folder.resolve("ready.tar.gz").toString()));
        for (String address : ReadyPolicies.addresses()) {
            Path file = folder.resolve(name(address) + ".rego");
            build.addAll(List.of("-e", "ready/" + name(address).replace('-', '_')));
            build.add(Files.writeString(file, ReadyPolicies.rego(address)).toString());
        }
        Opa.run(build.toArray(new String[0]));
        RegoEngine engine = RegoEngines.of(RegoSettings.IN_PROCESS);
        for (String name : names().toList()) {
            List<PolicyCase> cases = cases(name);
            PolicyCase gravest = cases.get(cases.size() - 1);

            assertThat(brokenInRego(name, gravest, engine, "bundle: ready.tar.gz"))
                    .as(name + ": " + gravest.name())
                    .isEqualTo(broken(name, gravest));
        }
    }

    /** The rules that break; the one that every policy has is in the program of the baseline alone. */
    private static Set<String> broken(String name, PolicyCase policyCase) {
        Set<String> broken = new TreeSet<>(policyCase.broken());
        if (!name.equals("baseline")) {
            broken.remove("scans-completed");
        }
        return broken;
    }

    /** Cases that the policy says nothing about are left out: a program does not know where it is asked. */
    private static List<PolicyCase> cases(String name) throws Exception {
        return PolicyCases.read(CASES.resolve(name + "_test.yaml")).cases().stream()
                .filter(policyCase -> !policyCase.decision().equals("none"))
                .toList();
    }

    private Set<String> brokenInRego(String name, PolicyCase policyCase, RegoEngine engine, String source)
            throws Exception {
        Set<String> broken = new TreeSet<>();
        RegoEngine listening = (program, input) -> {
            var document = engine.evaluate(program, input);
            RegoVerdict verdict = RegoVerdict.of(document);
            Stream.concat(verdict.denied().stream(), verdict.warned().stream())
                    .map(RegoMessage::rule)
                    .forEach(rule ->
                            broken.add(rule.replaceFirst("^(deny|warn)_", "").replace('_', '-')));
            return document;
        };
        Path twin = Files.writeString(folder.resolve("twin.yaml"), """
                apiVersion: security-gate/v1
                name: twin
                rules:
                  - id: scans-completed
                    allow: 9
                  - id: twin
                    include: [suppressed]
                    rego:
                      query: data.ready.%s
                      %s
                """.formatted(name.replace('-', '_'), source));
        String verdict = PolicyEngine.of(List.of(PolicyReader.read(twin)), listening)
                .decide(policyCase.evidence(), policyCase.now())
                .verdict()
                .id();
        assertThat(verdict).as(name + ": " + policyCase.name()).isEqualTo(policyCase.decision());
        return broken;
    }

    private static String name(String address) {
        return address.substring("ready/".length());
    }
}
