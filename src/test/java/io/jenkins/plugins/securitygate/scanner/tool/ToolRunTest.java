package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.jenkins.plugins.securitygate.model.Execution;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: the tool is a shell script. */
@DisabledOnOs(WINDOWS)
class ToolRunTest {
    private static final String REPORT = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Planted"}}, "results": [
              {"ruleId": "R1", "level": "error", "message": {"text": "planted"}, "locations": [{"physicalLocation":
                {"artifactLocation": {"uri": "PATH/src/a.py"}, "region": {"startLine": 3}}}]}]}]}
            """;

    @TempDir
    Path tree;

    @TempDir
    Path reports;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void writeReportOfTheTool() throws IOException {
        Files.writeString(tree.resolve("planted.json"), REPORT.replace("PATH", tree.toString()));
    }

    @Test
    void whatTheToolFoundIsReadAndHowItRanIsRecorded() throws Exception {
        ScanResult result = run("""
                echo "looking at $2 with $PLANTED_TOKEN"
                cp planted.json "$1"
                exit 1
                """);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().provenance()).isEqualTo(Provenance.EXECUTED);
        assertThat(result.scan().toolVersion()).isEqualTo("7.1");
        assertThat(result.scan().kinds()).containsExactly(ScanKind.SAST);
        assertThat(result.scan().reportDigest()).hasSize(64);
        assertThat(result.scan().durationMillis()).isNotNegative();
        assertThat(result.scan().execution())
                .isEqualTo(new Execution("/bin/sh ./planted " + reports.resolve("r.sarif") + " .", 1));
        assertThat(result.findings()).extracting(Finding::place).containsExactly("src/a.py:3");
        assertThat(log).contains("planted 7.1: " + result.scan().execution().command(), "looking at . with ****");
    }

    @Test
    void aToolThatIsNotThereIsAFailedScanThatSaysHowToInstallIt() throws Exception {
        ScanResult result = run(tool("version: { command: [no-such-planted-tool], pattern: '(x)' }"));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .startsWith("the tool planted is not installed here")
                .endsWith("To install it: apt install planted");
    }

    @Test
    void anExitCodeThatNobodyDeclaredIsAFailedScanWhoseFindingsAreKept() throws Exception {
        ScanResult result = run("cp planted.json \"$1\"; exit 9");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).contains("ended with exit code 9");
        assertThat(result.findings()).hasSize(1);
    }

    @Test
    void aMissingReportIsAFailedScan() throws Exception {
        assertThat(run("exit 0").scan().message()).isEqualTo("the tool planted wrote no report");
        assertThat(run("exit 0").scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void aReportThatIsNoneIsAFailedScan() throws Exception {
        ScanResult result = run("echo '{\"version\": \"2.1.0\", \"runs\": [' > \"$1\"");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).contains("r.sarif");
    }

    @Test
    void aToolThatTakesTooLongIsStoppedWithAllThatItStarted() throws Exception {
        script("sleep 600 & echo $! > child; wait");

        ScanResult result = run(tool("timeLimit: 1s"));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.TIMED_OUT);
        assertThat(result.scan().message()).contains("did not end within 1s").contains("raise its timeLimit");
        long child = Long.parseLong(Files.readString(tree.resolve("child")).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(child);
        if (left.isPresent()) {
            left.get().onExit().get();
        }
    }

    @Test
    void aReportOnStandardOutputStaysOutOfTheLog() throws Exception {
        script("cat planted.json; echo working >&2");

        ScanResult result = run(tool("report: stdout"));

        assertThat(result.findings()).hasSize(1);
        assertThat(log).contains("working").noneMatch(line -> line.contains("R1"));
    }

    @Test
    void aToolThatWritesNothingWhenItFindsNothingIsClean() throws Exception {
        script("exit 0");

        assertThat(run(tool("report: stdout\n    emptyReport: clean")).scan().status())
                .isEqualTo(ScanStatus.COMPLETED);
        assertThat(run(tool("report: stdout")).scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void aTargetIsOneWordThatIsNoOptionAndNoShellEverSeesIt() throws Exception {
        script("echo \"<$2>\"; cp planted.json \"$1\"");
        Files.createDirectory(tree.resolve("--x; rm -rf $HOME {report}"));
        ExternalTool tool = tool("");

        execute(tool, ScanTarget.folder("--x; rm -rf $HOME {report}"));

        assertThat(log).contains("<./--x; rm -rf $HOME {report}>");
    }

    @Test
    void aTargetThatIsNotThereIsAFailedScanHoweverCleanTheToolCallsIt() throws Exception {
        script("cp planted.json \"$1\"");

        ScanResult result = execute(tool(""), ScanTarget.folder("not/there"));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .isEqualTo("there is no folder 'not/there' in what is scanned, so the tool planted was not run");
    }

    @Test
    void aToolThatIsStartedInTheFolderForReportsSeesTheTargetByItsWholePath() throws Exception {
        script("pwd; echo \"<$2>\"; cp \"$2/planted.json\" \"$1\"");
        ExternalTool tool = tool("workingFolder: reports\n    commands: { folder: [/bin/sh, \""
                + tree.resolve("planted") + "\", \"{report}\", \"{target}\"] }");

        ScanResult result = run(tool);

        assertThat(log).contains(reports.toRealPath().toString(), "<" + tree + ">");
        assertThat(result.findings()).extracting(Finding::place).containsExactly("src/a.py:3");
        assertThat(result.scan().source()).isEqualTo(".");
    }

    @Test
    void aToolFindsTheFilesThatItsEntryGivesIt() throws Exception {
        script("cp planted.json \"$1\"; cat \"$(dirname \"$1\")/none.yaml\"");

        run(tool("files: { none.yaml: 'rules: []' }"));

        assertThat(log).contains("rules: []");
    }

    @Test
    void aFileThatMakesTheToolLeaveOutWhatNobodyCountsIsAFinding() throws Exception {
        Files.createDirectories(tree.resolve("part/of"));
        Files.createDirectories(tree.resolve("node_modules/x"));
        Files.createDirectory(tree.resolve("clean"));
        Files.writeString(tree.resolve("part/of/.plantedignore"), "R2\n");
        Files.writeString(tree.resolve("node_modules/x/.plantedignore"), "R2\n");
        script("cp planted.json \"$1\"");
        ExternalTool tool =
                tool("suppressions: { by: a .plantedignore, counted: false, files: [.plantedignore, other] }");

        ScanResult part = execute(tool, ScanTarget.folder("./part"));

        assertThat(part.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(part.scan().counts().findings()).isEqualTo(2);
        assertThat(part.findings()).last().satisfies(gap -> {
            assertThat(gap.rule()).isEqualTo("not-examined");
            assertThat(gap.place()).isEqualTo("part/of/.plantedignore");
            assertThat(gap.title()).contains("what the file makes planted leave out");
        });
        assertThat(execute(tool, ScanTarget.wholeFolder()).findings())
                .extracting(Finding::place)
                .containsExactly("src/a.py:3", "part/of/.plantedignore");
        assertThat(execute(tool, ScanTarget.folder("clean")).findings())
                .extracting(Finding::rule)
                .containsExactly("R1");
    }

    @Test
    void aToolThatIsKilledIsAFailedScan() throws Exception {
        ScanResult result = run("cp planted.json \"$1\"; kill -9 $$");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).contains("ended with exit code 137");
    }

    @Test
    void aReportOfAnotherFormatIsAFailedScan() throws Exception {
        ScanResult result = run("echo '<html>502 Bad Gateway</html>' > \"$1\"");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).contains("r.sarif");
    }

    @Test
    void aToolThatSaysThatItFoundSomethingAndReportsNothingIsAFailedScan() throws Exception {
        ScanResult result = run("exit 1");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void aToolSaysWhatItCanScan() {
        assertThatThrownBy(() -> new ToolRun(tool(""), ScanTarget.url("http://localhost")))
                .hasMessage("the tool 'planted' cannot scan a url; it scans a folder");
    }

    @Test
    void onlyAddressesAndImagesAreTakenAsSuch() {
        assertThatThrownBy(() -> ScanTarget.url("file:///etc/passwd")).hasMessageContaining("http://");
        assertThatThrownBy(() -> ScanTarget.url("-x")).hasMessageContaining("http://");
        assertThatThrownBy(() -> ScanTarget.image("--privileged")).hasMessageContaining("no image reference");
    }

    private ScanResult run(String script) throws Exception {
        script(script);
        return run(tool(""));
    }

    private void script(String body) throws IOException {
        Files.writeString(tree.resolve("planted"), body);
    }

    private ScanResult run(ExternalTool tool) throws InterruptedException {
        return execute(tool, ScanTarget.wholeFolder());
    }

    private ScanResult execute(ExternalTool tool, ScanTarget target) throws InterruptedException {
        ToolExecution execution = new ToolRun(tool, target)
                .execute(new LocalRunner(tree, reports), Map.of("PLANTED_TOKEN", "planted-token-1"), log::add);
        return ToolReport.of(tool, target, execution)
                .read(new ToolReport.Place(reports, tree, "planted", 100, SecretDigest.salted("test")));
    }

    private static ExternalTool tool(String change) {
        ToolCatalogue catalogue = ToolCatalogue.builtIn().with("planted.yaml", """
                        apiVersion: security-gate/v1
                        tools:
                          - id: planted
                            title: Planted
                            kinds: [sast]
                            commands:
                              folder: [/bin/sh, ./planted, "{report}", "{target}"]
                            report: r.sarif
                            format: sarif
                            exit: { clean: [0], findings: [1] }
                            version: { command: [echo, planted 7.1], pattern: 'planted (\\S+)' }
                            environment: { PLANTED_TOKEN: planted-token-1 }
                            timeLimit: 5m
                            install: apt install planted
                        """);
        ToolCatalogue changed = change.isEmpty()
                ? catalogue
                : catalogue.with(
                        "change.yaml", "apiVersion: security-gate/v1\ntools:\n  - id: planted\n    " + change + "\n");
        return changed.byId("planted").orElseThrow();
    }
}
