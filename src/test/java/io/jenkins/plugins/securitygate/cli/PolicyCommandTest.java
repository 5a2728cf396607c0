package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final Path EXAMPLE = Path.of("docs/example");

    @TempDir
    private Path folder;

    @Test
    void aSoundPolicyIsSummedUp() {
        CommandRun run = CommandRun.of("policy", "check", EXAMPLE.resolve("policy.yaml"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("policy.yaml: sound, 8 rules, 1 requirements, 1 waivers");
    }

    @Test
    void aPolicyThatDecidesNothingIsRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), """
                apiVersion: security-gate/v1
                name: empty
                """);

        CommandRun run = CommandRun.of("policy", "check", EXAMPLE.resolve("policy.yaml"), empty);

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.out()).contains("policy.yaml: sound");
        assertThat(run.err()).contains("empty.yaml").contains("decide nothing");
    }

    @Test
    void everyRuleIsExplainedOnStoredEvidence() {
        CommandRun run = CommandRun.of(
                "policy", "explain", EXAMPLE.resolve("policy.yaml"), "--evidence", EXAMPLE.resolve("baseline.json"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(run.out())
                .contains("only-443-exposed", "approved-registry", "few-medium")
                .contains("waiver         CVE-2020-11022 until 2027-06-30: 1 findings waived")
                .contains("FAIL: ");
    }
}
