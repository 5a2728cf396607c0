package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.report.ReportReader;
import io.jenkins.plugins.securitygate.report.ReportReaders;
import io.jenkins.plugins.securitygate.scanner.EmbeddedScanner;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolCatalogueTest {
    private static final String NEW_TOOL = """
            apiVersion: security-gate/v1
            tools:
              - id: house-linter
                title: Our own linter
                kinds: [sast]
                commands:
                  folder: [house-linter, --out, "{report}", "{target}"]
                report: house.sarif
                format: sarif
                exit: { clean: [0], findings: [1] }
                version: { command: [house-linter, --version], pattern: '(\\d+)' }
                install: ask the platform team
            """;

    @Test
    void everyFormatOfTheBuiltInToolsHasAReader() {
        List<String> formats =
                ReportReaders.all().stream().map(ReportReader::format).toList();

        assertThat(ToolCatalogue.builtIn().all())
                .extracting(tool -> tool.output().format())
                .isSubsetOf(formats);
    }

    @Test
    void noToolHasTheNameOfAnEmbeddedScanner() {
        List<String> embedded = Scanners.all().stream().map(EmbeddedScanner::id).toList();

        assertThat(ToolCatalogue.builtIn().all()).extracting(ExternalTool::id).doesNotContainAnyElementsOf(embedded);
    }

    /** That the tools heed this is shown where they are run for real, in src/test-scanners. */
    @Test
    void toolsThatCanBeToldSoTakeNoConfigurationOfTheScannedFolder() {
        assertThat(command("trivy")).contains("--config=", "--secret-config=");
        assertThat(command("bandit")).contains("--ini", "{reportFolder}/none.ini");
        assertThat(command("kics")).containsSubsequence("--path", "{target}", "--path", "{reportFolder}");
        assertThat(command("eslint")).contains("--no-config-lookup");
        assertThat(environment("gitleaks")).containsKey("GITLEAKS_CONFIG_TOML");
        assertThat(command("checkov")).contains("--directory={target}").doesNotContain("--directory");
        assertThat(command("osv-scanner")).containsSubsequence("--config", "{reportFolder}/osv-scanner.toml");
        assertThat(command("tfsec")).containsSubsequence("--config-file", "{reportFolder}/tfsec.yml");
        assertThat(command("brakeman")).containsSubsequence("--config-file", "{reportFolder}/brakeman.yml");
        assertThat(command("snyk")).contains("--ignore-policy");
        assertThat(List.of("checkov", "dockle", "grype", "hadolint", "kube-linter", "retire", "syft"))
                .extracting(tool -> ToolCatalogue.builtIn()
                        .byId(tool)
                        .orElseThrow()
                        .invocation()
                        .folder())
                .containsOnly(WorkingFolder.REPORTS);
        assertThat(environment("yarn-audit")).containsEntry("YARN_IGNORE_PATH", "1");
    }

    private static List<String> command(String tool) {
        ExternalTool entry = ToolCatalogue.builtIn().byId(tool).orElseThrow();
        return entry.invocation().commands().get(TargetKind.FOLDER);
    }

    private static Map<String, String> environment(String tool) {
        return ToolCatalogue.builtIn().byId(tool).orElseThrow().invocation().environment();
    }

    @Test
    void theDocumentsHaveARowForEveryTool() throws IOException {
        String docs = Files.readString(Path.of("docs/tools.md"));

        assertThat(ToolCatalogue.builtIn().all())
                .allSatisfy(tool -> assertThat(docs)
                        .contains("| `" + tool.id() + "` | " + tool.about().title() + " |"));
    }

    @Test
    void theDocumentsHaveTheSchemaThatIsChecked() {
        assertThat(Path.of("docs/tools.schema.json"))
                .hasSameBinaryContentAs(Path.of("src/main/resources/scanner/tools.schema.json"));
    }

    @Test
    void administratorsAddATool() {
        ExternalTool tool = ToolCatalogue.builtIn()
                .with("house.yaml", NEW_TOOL)
                .byId("house-linter")
                .orElseThrow();

        assertThat(tool.about().kinds()).containsExactly(ScanKind.SAST);
        assertThat(tool.invocation().limit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(tool.output().emptyIsClean()).isFalse();
        assertThat(tool.takes(TargetKind.FOLDER)).isTrue();
        assertThat(tool.takes(TargetKind.URL)).isFalse();
    }

    @Test
    void administratorsChangeWhatTheyNameAndKeepTheRest() {
        ExternalTool before = ToolCatalogue.builtIn().byId("semgrep").orElseThrow();

        ExternalTool after =
                ToolCatalogue.builtIn().with("house.yaml", """
                        apiVersion: security-gate/v1
                        tools:
                          - id: semgrep
                            commands:
                              folder: [semgrep, scan, --config, /etc/semgrep, --sarif, --output, "{report}", "{target}"]
                            timeLimit: 2h
                        """).byId("semgrep").orElseThrow();

        assertThat(after.invocation().limit()).isEqualTo(Duration.ofHours(2));
        assertThat(after.invocation().commands().get(TargetKind.FOLDER)).contains("/etc/semgrep");
        assertThat(after.output()).isEqualTo(before.output());
        assertThat(after.about()).isEqualTo(before.about());
    }

    @Test
    void aMistakeIsToldWithItsLineAndWhatToWrite() {
        assertProblem("timeLimit: soon", "house.yaml:13:16: tool 'house-linter': 'timeLimit' is a whole number and s");
        assertProblem("timelimit: 5m", "house.yaml:13:5: tool 'house-linter': unknown key 'timelimit'; did you mean");
        assertProblem("suppressions: { by: x }", "house.yaml:13:19: tool 'house-linter': the key 'counted' is missing");
        assertProblem("environment: { A: 1 }", "house.yaml:13:23: tool 'house-linter': 'A' must be a text");
    }

    @Test
    void whatNoSchemaCanSayIsCheckedToo() {
        assertReplaced("format: sarif", "format: sarfi", "there is no report format 'sarfi'; did you mean 'sarif'?");
        assertReplaced("{target}\"", "{tarjet}\"", "unknown placeholder {tarjet}");
        assertReplaced("\"{report}\"", "x", "the command for a folder does not say where the report goes");
        assertReplaced(
                "    install:", "    files: { house.sarif: '' }\n    install:", "is the report that the tool writes");
        assertReplaced("findings: [1]", "findings: [0]", "the exit code 0 cannot mean both clean and findings");
        assertReplaced("'(\\d+)'", "'(\\d+'", "the pattern is no regular expression");
        assertReplaced("'(\\d+)'", "'\\d+'", "the pattern needs a group");
        assertReplaced("    install: ask the platform team\n", "", "a new tool also needs: install");
    }

    private static void assertProblem(String line, String message) {
        assertThatThrownBy(() -> ToolCatalogue.builtIn().with("house.yaml", NEW_TOOL + "    " + line + "\n"))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(message);
    }

    private static void assertReplaced(String good, String bad, String message) {
        assertThat(NEW_TOOL).contains(good);
        assertThatThrownBy(() -> ToolCatalogue.builtIn().with("house.yaml", NEW_TOOL.replace(good, bad)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(message);
    }
}
