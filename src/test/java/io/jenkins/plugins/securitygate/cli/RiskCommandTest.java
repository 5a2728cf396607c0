package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskCommandTest {
    private static final String GOOD = "10:00:00 INFO starting\n10:00:01 INFO deployed to 3 nodes\n";

    @TempDir
    private Path folder;

    private Path model;
    private Path log;

    @BeforeEach
    void learnTwoGoodBuilds() throws IOException {
        model = folder.resolve("model.gz");
        log = Files.writeString(folder.resolve("deploy.log"), GOOD);
        assertThat(learn().exit()).isEqualTo(ExitCode.OK);
        assertThat(learn().out()).isEqualTo(model + ": 2 good builds, 2 kinds of line, 0 metrics\n");
    }

    @Test
    void aBuildLikeTheGoodOnesProceeds() {
        CommandRun run = CommandRun.of("risk", "--stage", "deploy", "--log", log, "--baseline", model);

        assertThat(run).isEqualTo(new CommandRun(ExitCode.OK, "Risk:     0, proceed (deploy)\n", ""));
    }

    @Test
    void aBuildThatFailedIsToldWithItsLines() throws IOException {
        Files.writeString(log, GOOD + "10:00:02 ERROR node 2 refused the image\n");

        CommandRun run = CommandRun.of("risk", "--log", log, "--baseline", model);

        assertThat(run).isEqualTo(new CommandRun(ExitCode.REVIEW, """
                Risk:     35, review
                       35 1 new kinds of line that tell of a failure, 1 lines
                            %s:3: 10:00:02 ERROR node 2 refused the image
                """.formatted(log), ""));
    }

    @Test
    void metricsCountAsWell() throws IOException {
        Path metrics = Files.writeString(folder.resolve("m.json"), """
                {"baseline": {"latency": [10, 11, 12, 13, 14]}, "candidate": {"latency": [30, 31, 32, 33, 34]}}
                """);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                metrics:
                  - {name: latency, direction: lower-is-better, criticality: critical}
                """);

        CommandRun run =
                CommandRun.of("risk", "--metrics", metrics, "--metric-rules", rules, "--log", log, "--baseline", model);

        assertThat(run.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(run.out())
                .startsWith("Risk:     90, roll back\n")
                .contains("latency is higher than in the baseline");
    }

    @Test
    void binaryGarbageCannotBeAssessedAndIsNotLearned() throws IOException {
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);
        Files.write(log, garbage);

        CommandRun run = CommandRun.of("risk", "--log", log, "--baseline", model);

        assertThat(run.exit()).isNotEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("cannot assess: " + log + " is no text");
        assertThat(learn()).satisfies(learned -> {
            assertThat(learned.exit()).isEqualTo(ExitCode.NO_DECISION);
            assertThat(learned.err()).startsWith("security-gate: this build is not learned: ");
        });
    }

    @Test
    void withoutABaselineAReviewIsNeeded() {
        CommandRun run = CommandRun.of("risk", "--log", log);

        assertThat(run.exit()).isEqualTo(ExitCode.REVIEW);
        assertThat(run.out()).contains("cannot assess: no good build is known to compare the logs with");
    }

    @Test
    void aFolderOfLogsIsABaselineToo() throws IOException {
        Path good = Files.createDirectory(folder.resolve("good"));
        Files.writeString(good.resolve("1.log"), GOOD);

        assertThat(CommandRun.of("risk", "--log", log, "--baseline", good).exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void theAssessmentIsKeptForTheDecision() throws Exception {
        Files.writeString(log, GOOD + "panic: runtime error\n");
        Path kept = folder.resolve("risk.json");
        Path policy = Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: security-gate/v1
                name: release
                rules:
                  - {id: low-risk, title: Low risk, when: risk.score > 20, effect: fail}
                """);
        Path source = Files.createDirectory(folder.resolve("source"));

        CommandRun.of("risk", "--stage", "deploy", "--log", log, "--baseline", model, "--out", kept);
        CommandRun assessed = scan(source, policy, "--risk", kept);
        CommandRun unassessed = scan(source, policy, "--stage", "deploy");

        assertThat(EvidenceFile.read(kept).risks()).extracting(Risk::stage).containsExactly("deploy");
        assertThat(assessed.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(assessed.out()).contains("Risk:     ").contains("low-risk");
        assertThat(unassessed.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(unassessed.out()).contains("could not be evaluated");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertThat(CommandRun.of("risk", "--log", folder.resolve("none.log")).err())
                .contains("cannot read the log " + folder.resolve("none.log"));
        Files.writeString(model, "no model");
        assertThat(CommandRun.of("risk", "--log", log, "--baseline", model).err())
                .contains("cannot read the model: " + model + " is damaged");
        assertThat(CommandRun.of("risk").err()).contains("name what is to be assessed");
        assertThat(CommandRun.of("risk", "--log", log, "--review-at", "90").err())
                .contains("only be tightened");
    }

    private CommandRun learn() {
        return CommandRun.of("risk", "--learn", "--log", log, "--baseline", model);
    }

    private CommandRun scan(Path source, Path policy, Object... more) {
        Object[] arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "scan",
                                source,
                                "--scanner",
                                "none",
                                "--policy",
                                policy,
                                "--out",
                                folder.resolve("out")),
                        java.util.stream.Stream.of(more))
                .toArray();
        return CommandRun.of(arguments);
    }
}
