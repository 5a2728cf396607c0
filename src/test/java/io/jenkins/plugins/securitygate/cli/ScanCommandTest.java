package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
    private static final Path EXAMPLE = Path.of("docs/example");

    @TempDir
    private Path folder;

    private Path project;
    private Path out;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        out = folder.resolve("out");
        Files.writeString(project.resolve("service.yaml"), """
                apiVersion: v1
                kind: Service
                metadata: {name: shop, namespace: shop}
                spec:
                  type: LoadBalancer
                  ports: [{port: 443}]
                """);
    }

    @Test
    void theExampleIsStoppedByEveryPlantedProblem() throws Exception {
        CommandRun run = scan(
                EXAMPLE,
                "--report",
                "reports/*",
                "--policy",
                EXAMPLE.resolve("policy.yaml"),
                "--baseline",
                EXAMPLE.resolve("baseline.json"),
                "--stage",
                "deploy");

        assertThat(run.exit()).isEqualTo(ExitCode.FAIL);
        assertThat(run.out())
                .contains("Security gate: FAIL")
                .contains("only-443-exposed", "port 8080")
                .contains("approved-registry", "busybox")
                .contains("personal-data-in-the-eu", "us-east-1")
                .contains("no-secrets")
                .doesNotContain("✗ tested");
        JsonNode decision = json("compliance-gate.json");
        assertThat(decision.path("decision").asText()).isEqualTo("fail");
        assertThat(decision.path("stage").asText()).isEqualTo("deploy");
    }

    @Test
    void aCallWritesTheSixFilesAndNothingElse() throws Exception {
        scan(project);

        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "evidence.json",
                            "compliance-gate.json",
                            "compliance-gate.properties",
                            "report.html",
                            "findings.sarif",
                            "sbom.cdx.json");
        }
    }

    @Test
    void theExitCodeFollowsTheDecision() throws Exception {
        assertThat(scan(project, "--policy", policy("fact.number == 80", "fail"))
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(scan(project, "--policy", policy("fact.number == 443", "warn"))
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(scan(project, "--policy", policy("fact.number == 443", "review"))
                        .exit())
                .isEqualTo(ExitCode.REVIEW);
        assertThat(scan(project, "--policy", policy("fact.number == 443", "fail"))
                        .exit())
                .isEqualTo(ExitCode.FAIL);
        assertThat(scan(project, "--policy", policy("fact.number == 443", "fail"), "--report-only")
                        .exit())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void theEvidenceOfOneRunIsTheBaselineOfTheNext() throws Exception {
        scan(project);
        Path baseline = Files.move(out.resolve("evidence.json"), folder.resolve("baseline.json"));
        Files.writeString(project.resolve("Dockerfile"), "FROM registry.example.com/base:1.0\nUSER root\n");

        CommandRun run = scan(project, "--baseline", baseline);

        assertThat(run.out()).containsPattern("Findings: \\d+ \\([1-9]\\d* new, \\d+ outstanding, 0 fixed\\)");
    }

    @Test
    void theSarifThatIsWrittenCanBeReadBack() throws Exception {
        scan(EXAMPLE, "--report", "reports/*");

        CommandRun read = CommandRun.of("read", out.resolve("findings.sarif"), "--json");

        JsonNode summary =
                new JsonMapper().readTree(read.out().lines().reduce((a, b) -> b).orElseThrow());
        assertThat(summary.path("format").asText()).isEqualTo("sarif");
        assertThat(summary.path("records").asInt())
                .isEqualTo(json("evidence.json").path("findings").size());
    }

    @Test
    void aVexDocumentHoldsForTheReportsOfAllTools() throws Exception {
        Path report = Files.writeString(folder.resolve("audit.openvex.json"), """
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "scanner", "timestamp": "2026-01-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-2024-1111"}, "status": "affected",
                                 "products": [{"@id": "pkg:npm/lodash@4.17.20"}]}]}""");
        Path vex = Files.writeString(folder.resolve("ours.json"), """
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "Ann", "timestamp": "2026-01-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-2024-1111"}, "status": "not_affected",
                                 "justification": "component_not_present", "products": [{"@id": "pkg:npm/lodash"}]}]}""");

        CommandRun run = scan(project, "--scanner", "none", "--report", report, "--vex", vex);

        assertThat(run.out()).contains("1 suppressed", "VEX:      1 suppressed by ours.json of Ann, 1 statements");
        JsonNode decision = json("compliance-gate.json");
        assertThat(decision.path("suppressedByVex").asInt()).isEqualTo(1);
        assertThat(decision.at("/vex/0/findings").asInt()).isEqualTo(1);
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("VEX of Ann (ours.json): component_not_present");
        assertThat(json("sbom.cdx.json").at("/vulnerabilities/0/analysis/state").asText())
                .isEqualTo("not_affected");
    }

    @Test
    void aVexDocumentThatCannotBeReadIsNeverAPass() throws Exception {
        Path vex = Files.writeString(folder.resolve("vex.json"), "{}");

        CommandRun run = scan(project, "--vex", vex);

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("vex.json: is neither OpenVEX nor CSAF nor CycloneDX in JSON");
        assertThat(out).doesNotExist();
    }

    @Test
    void aReportThatIsMissingIsNeverAPass() {
        CommandRun run = scan(project, "--report", "trivy.json");

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("trivy.json: no such file");
        assertThat(out).doesNotExist();
    }

    @Test
    void aReportThatIsCutOffIsNeverAPass() throws Exception {
        Files.writeString(project.resolve("cut.sarif"), "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {");

        CommandRun run = scan(project, "--report", "*.sarif");

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err())
                .contains("cut.sarif: line 1")
                .contains("not valid JSON")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aStackTraceIsShownToThoseWhoAskForIt() throws Exception {
        Files.writeString(project.resolve("cut.sarif"), "{\"version\": \"2.1.0\", \"runs\": [");

        assertThat(scan(project, "--report", "*.sarif", "--verbose").err()).contains("\tat ");
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsAnErrorThatNamesIt() throws Exception {
        Files.writeString(out, "a file, not a folder");

        CommandRun run = scan(project);

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains(out.toString());
    }

    @Test
    void aPolicyWithATypoNamesFileLineRuleAndField() throws Exception {
        CommandRun run = scan(project, "--policy", policy("fact.numbr == 443", "fail"));

        assertThat(run.exit()).isEqualTo(ExitCode.NO_DECISION);
        assertThat(run.err()).contains("policy.yaml:7:").contains("rule 'port'").contains("'numbr'", "'number'");
    }

    @Test
    void whatIsNotKnownIsNamedTogetherWithWhatIs() {
        assertThat(scan(project, "--scanner", "nonsense").err()).contains("unknown scanner 'nonsense'", "secret");
        assertThat(scan(folder.resolve("nowhere")).err()).contains("nowhere: no such folder");
        assertThat(CommandRun.of("scan", "--nonsense").exit()).isEqualTo(ExitCode.NO_DECISION);
    }

    private CommandRun scan(Path scanned, Object... options) {
        return CommandRun.of(Stream.concat(Stream.of("scan", scanned, "--out", out), Stream.of(options))
                .toArray());
    }

    private Path policy(String condition, String effect) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), """
                apiVersion: security-gate/v1
                name: test
                rules:
                  - id: port
                    title: No such port
                    for: facts
                    when: %s
                    effect: %s
                """.formatted(condition, effect));
    }

    private JsonNode json(String file) throws IOException {
        return new JsonMapper().readTree(out.resolve(file).toFile());
    }
}
