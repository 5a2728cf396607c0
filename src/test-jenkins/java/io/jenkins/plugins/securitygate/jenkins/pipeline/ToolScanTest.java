package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Functions;
import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Tools that a Pipeline runs by name; here they are programs of the operating system. */
@WithJenkins
class ToolScanTest {
    /** Seconds that nothing else would sleep, to know the process again. */
    private static final String SLEEP = "86412";

    private static final String TOOLS = """
            apiVersion: security-gate/v1
            tools:
              - id: house-linter
                title: Our own linter
                kinds: [sast]
                commands:
                  folder: [cp, found.sarif, "{report}"]
                report: house.sarif
                format: sarif
                exit: { clean: [0] }
                version: { command: [cp, --version], pattern: 'cp .*?(\\d+\\.\\d+)' }
                install: ask the platform team
              - id: absent-linter
                title: A linter that nobody installed
                kinds: [sast]
                commands:
                  folder: [no-such-program, "{target}", "{report}"]
                report: absent.sarif
                format: sarif
                exit: { clean: [0] }
                version: { command: [no-such-program, --version], pattern: '(\\d+)' }
                install: ask the platform team
              - id: slow-linter
                title: A linter that takes its time
                kinds: [sast]
                commands:
                  folder: [sleep, "86412"]
                report: stdout
                format: sarif
                exit: { clean: [0] }
                version: { command: [sleep, --version], pattern: '(\\d+\\.\\d+)' }
                install: ask the platform team
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        Assumptions.assumeFalse(Functions.isWindows(), "the tools are programs of Unix");
        jenkins = rule;
        SecurityGateConfiguration.get().setTools(TOOLS);
    }

    @Test
    void aToolRunsOnTheAgentAndItsReportIsRead() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("""
                node {
                  writeFile file: 'found.sarif', text: '''
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "linter"}},
                  "results": [{"ruleId": "no-eval", "message": {"text": "eval"}}]}]}
                '''
                  securityScan('house-linter')
                }
                """));

        jenkins.assertLogContains("cp found.sarif ", run);
        Scan scan = scan(run);
        assertThat(scan.status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(scan.provenance()).isEqualTo(Provenance.EXECUTED);
        assertThat(scan.counts().findings()).isEqualTo(1);
        assertThat(scan.toolVersion()).matches("\\d+\\.\\d+");
        assertThat(scan.execution().command()).startsWith("cp found.sarif ");
        assertThat(scan.execution().exitCode()).isZero();
        assertThat(scan.reportDigest()).hasSize(64);
    }

    @Test
    void aToolThatIsNotInstalledIsAFailedScanThatSaysHowToInstallIt() throws Exception {
        WorkflowRun run = job("node { writeFile file: 'a', text: ''; securityScan('absent-linter') }")
                .scheduleBuild2(0)
                .get();

        Scan scan = scan(run);
        assertThat(scan.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(scan.message())
                .startsWith("the tool absent-linter is not installed here")
                .endsWith("To install it: ask the platform team");
    }

    @Test
    void aWorkspaceThatDoesNotExistIsAFailedScan() throws Exception {
        WorkflowRun run =
                job("node { securityScan('house-linter') }").scheduleBuild2(0).get();

        assertThat(scan(run).status()).isEqualTo(ScanStatus.FAILED);
        assertThat(scan(run).message()).startsWith("the workspace does not exist on this agent");
    }

    @Test
    void abortingTheBuildStopsTheToolAndLeavesAFailedScan() throws Exception {
        WorkflowRun run = job("node { writeFile file: 'a', text: ''; securityScan('slow-linter') }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("sleep " + SLEEP, run);
        ProcessHandle sleeping = sleeping();

        run.doStop();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        sleeping.onExit().get(1, TimeUnit.MINUTES);
        assertThat(scan(run).status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void toolsSurviveConfigurationAsCode(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        Path file = folder.resolve("jenkins.yaml");
        Files.writeString(file, "security:\n  securityGate:\n    tools: |\n" + TOOLS.indent(6));
        SecurityGateConfiguration.get().setTools("");

        ConfigurationAsCode.get().configure(file.toString());

        assertThat(exported.toString(StandardCharsets.UTF_8)).contains("tools: ", "house-linter");
        assertThat(SecurityGateConfiguration.get().getTools()).isEqualTo(TOOLS);
        assertThat(SecurityGateConfiguration.get().catalogue().byId("house-linter"))
                .isPresent();
    }

    private static ProcessHandle sleeping() throws InterruptedException {
        while (true) {
            var found = ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + SLEEP))
                    .findAny();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
    }

    private static Scan scan(WorkflowRun run) throws IOException {
        return BuildFiles.of(run)
                .collect(new Subject("job", "1", "", ""), Instant.now())
                .scans()
                .get(0);
    }

    private WorkflowJob job(String pipeline) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return job;
    }
}
