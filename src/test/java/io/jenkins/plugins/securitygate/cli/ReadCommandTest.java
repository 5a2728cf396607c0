package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
    private static final Path REPORTS = Path.of("docs/example/reports");

    @TempDir
    private Path folder;

    @Test
    void everyFindingIsALineOfJsonAndEveryFileEndsWithItsSummary() throws Exception {
        CommandRun run =
                CommandRun.of("read", REPORTS.resolve("gitleaks-8.json"), REPORTS.resolve("eslint-10.sarif"), "--json");

        List<JsonNode> lines = run.out().lines().map(ReadCommandTest::json).toList();
        assertThat(run.exit()).isZero();
        assertThat(lines)
                .extracting(line -> line.path("rule").asText(""))
                .containsExactly(
                        "github-pat",
                        "aws-access-token",
                        "",
                        "security/detect-non-literal-fs-filename",
                        "security/detect-child-process",
                        "");
        assertThat(lines.get(2).path("format").asText()).isEqualTo("gitleaks");
        assertThat(lines.get(2).path("records").asInt()).isEqualTo(2);
        assertThat(lines.get(2).path("severities").path("high").asInt()).isEqualTo(2);
        assertThat(lines.get(5).path("findings").asInt()).isEqualTo(2);
        assertThat(lines.get(5).path("suppressed").asInt()).isZero();
    }

    @Test
    void theSummarySaysHowManyFindingsWereMergedAndOfHowManyRulesTheyAre() throws Exception {
        String issue = "{'ruleId': 'no-eval', 'severity': 2, 'message': 'eval', 'line': %d, 'column': 1}";
        String messages = String.join(", ", issue.formatted(3), issue.formatted(3), issue.formatted(9));
        Path report = Files.writeString(
                folder.resolve("eslint.json"),
                "[{'filePath': 'a.js', 'messages': [%s], 'suppressedMessages': []}]"
                        .formatted(messages)
                        .replace('\'', '"'));

        assertThat(CommandRun.of("read", report).out())
                .contains("eslint, 3 records, 2 findings (3 before merging, 1 rules), 0 suppressed");
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorAndTheOthersAreStillRead() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.json"));
        Path missing = folder.resolve("missing.json");

        CommandRun run = CommandRun.of("read", empty, missing, REPORTS.resolve("gitleaks-8.json"), "--json");

        List<JsonNode> lines = run.out().lines().map(ReadCommandTest::json).toList();
        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(lines.get(0).path("file").asText()).isEqualTo(empty.toString());
        assertThat(lines.get(0).path("error").asText()).contains("the file is empty");
        assertThat(lines.get(1).path("error").asText()).contains("missing.json: no such file");
        assertThat(lines.get(4).path("findings").asInt()).isEqualTo(2);
    }

    @Test
    void aWrongFormatSaysWhatTheFileLooksLike() {
        CommandRun run = CommandRun.of("read", REPORTS.resolve("gitleaks-8.json"), "--format", "sarif");

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("not a SARIF 2.1.0 report; it looks like gitleaks");
    }

    @Test
    void everyFormatAndScannerIsListed() {
        assertThat(CommandRun.of("formats").out()).contains("cyclonedx", "gitleaks", "junit", "sarif", "trivy");
        assertThat(CommandRun.of("scanners").out()).contains("configuration", "secret");
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
