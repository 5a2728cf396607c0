package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTestCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writePolicy() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), """
                apiVersion: security-gate/v1
                name: shop
                applies: {stages: [deploy]}
                rules:
                  - {id: only-443, for: facts, when: fact.type == "port" && fact.number != 443}
                  - {id: tested, when: tests.size() == 0, effect: review}
                waivers:
                  - {id: only-443, path: legacy/**, reason: moved in June, expires: 2026-12-31}
                """);
    }

    @Test
    void everyCaseIsRunAndRulesThatNeverBreakAreNamed() throws IOException {
        CommandRun run = test("""
                cases:
                  - name: port 80 is a hole
                    subject: {stage: deploy}
                    now: 2026-06-01T00:00:00Z
                    evidence:
                      tests: [{name: unit, tests: 3}]
                      facts:
                        - {type: port, value: "80", number: 80, location: {path: k8s.yaml}}
                        - {type: port, value: "81", number: 81, location: {path: legacy/k8s.yaml}}
                    expect: {decision: fail, broken: [only-443], violations: [port 80]}
                  - name: a build is not asked
                    subject: {stage: build}
                    evidence: {}
                    expect: {decision: none}
                """);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("ok      port 80 is a hole")
                .contains("ok      a build is not asked")
                .contains("1 of 2 rules broke in some case; never: tested")
                .contains("2 passed, 0 failed");
    }

    @Test
    void whatIsNotAsExpectedIsSaid() throws IOException {
        CommandRun run = test("""
                cases:
                  - name: nothing was tested
                    subject: {stage: deploy}
                    evidence: {}
                    expect: {decision: pass, broken: [], violations: [port 80]}
                """);

        assertThat(run.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(run.out())
                .contains("FAILED  nothing was tested")
                .contains("the decision is review, expected pass: tested: not met")
                .contains("the broken rules are [tested], expected []")
                .contains("no violation says 'port 80'")
                .contains("0 passed, 1 failed");
    }

    @Test
    void storedEvidenceCanStandInACase() throws IOException {
        Files.copy(Path.of("docs/example/baseline.json"), folder.resolve("release-1.json"));

        CommandRun run = test("""
                policy: ready/baseline
                cases:
                  - name: release 1
                    evidence: release-1.json
                    expect: {decision: fail}
                """);

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evidence: {finding: []}                      | unknown key 'finding' in evidence
            evidence: {facts: [{typ: port}]}             | unknown key 'typ' in facts 0
            evidence: {facts: [{type: prt}]}             | prt
            evidence: {scans: [{age: soon}]}             | 'age' is a number and m, h or d, not soon
            evidence: gone.json                          | gone.json
            now: yesterday                               | 'now' is a time such as
            expected: {decision: pass}                   | unknown key 'expected'
            """)
    void aCaseThatCannotBeRunIsAnErrorWithItsPlace(String line, String message) throws IOException {
        CommandRun run = test("cases:\n  - name: odd\n    expect: {decision: pass}\n    " + line + "\n");

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aFolderWithoutCasesIsAnError() {
        CommandRun run = CommandRun.of("policy", "test", folder);

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("no file here whose name ends in _test.yaml");
    }

    private CommandRun test(String cases) throws IOException {
        Files.writeString(folder.resolve("shop_test.yaml"), cases);
        return CommandRun.of("policy", "test", folder);
    }
}
