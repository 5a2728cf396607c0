package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyWhatIfCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theDecisionsThatChangeAreListedWithTheRulesThatChangeThem() throws IOException {
        build("7", "\"severity\": \"high\"");
        build("8", "\"severity\": \"low\"");
        Path current = policy("current", "critical");
        Path candidate = policy("candidate", "high");

        CommandRun stricter = whatIf(current, candidate);
        CommandRun milder = whatIf(candidate, current);

        assertThat(stricter.out()).isEqualTo("""
                BUILD                           NOW     THEN    WHY
                shop 7                          pass    fail    no-high
                1 of 2 decisions change
                """);
        assertThat(milder.out()).contains("shop 7                          fail    pass    no longer: no-high");
    }

    @Test
    void buildsToWhichNoPolicyAppliesSaySo() throws IOException {
        build("7", "\"severity\": \"high\"");
        Path current = policy("current", "high");
        Path candidate = Files.writeString(
                folder.resolve("limited.yaml"), Files.readString(current) + "applies: {labels: [pci]}\n");

        assertThat(whatIf(current, candidate).out()).contains("shop 7                          fail    none ");
    }

    @Test
    void aFolderWithoutEvidenceIsAnError() throws IOException {
        Path policy = policy("current", "high");

        CommandRun run = whatIf(policy, policy);

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("there is no evidence.json in");
    }

    private CommandRun whatIf(Path current, Path candidate) {
        return CommandRun.of("policy", "what-if", "--current", current, "--candidate", candidate, folder);
    }

    private Path policy(String name, String severity) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                apiVersion: security-gate/v1
                name: shop
                rules:
                  - {id: no-%s, for: findings, when: 'atLeast(finding.severity, "%s")'}
                """.formatted(severity, severity));
    }

    private void build(String number, String severity) throws IOException {
        Path build = Files.createDirectories(folder.resolve("builds").resolve(number));
        Files.writeString(build.resolve("evidence.json"), """
                {"schema": "security-gate/evidence/v1", "subject": {"name": "shop", "revision": "%s"},
                 "collected": "2026-03-01T12:00:00Z", "scans": [], "components": [], "facts": [], "tests": [],
                 "findings": [{"fingerprint": "f", "kind": "sast", "scan": "s", "title": "t", %s}]}
                """.formatted(number, severity));
    }
}
