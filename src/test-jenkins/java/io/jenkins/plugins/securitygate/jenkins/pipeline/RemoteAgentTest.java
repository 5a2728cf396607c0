package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Functions;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Label;
import hudson.model.Result;
import hudson.model.Run;
import hudson.remoting.Channel;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Scans on an agent that is a process of its own, so that everything between it and the controller is sent. */
@WithJenkins
class RemoteAgentTest {
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
              - id: slow-linter
                title: A linter that takes its time
                kinds: [sast]
                commands:
                  folder: [sleep, "60"]
                report: stdout
                format: sarif
                exit: { clean: [0] }
                version: { command: [sleep, --version], pattern: '(\\d+\\.\\d+)' }
                install: ask the platform team
            """;

    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "linter"}},
              "results": [{"ruleId": "no-eval", "message": {"text": "eval"}}]}]}
            """;

    private JenkinsRule jenkins;
    private DumbSlave agent;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        Assumptions.assumeFalse(Functions.isWindows(), "the tools are programs of Unix");
        jenkins = rule;
        SecurityGateConfiguration.get().setTools(TOOLS);
        agent = jenkins.createOnlineSlave(Label.get("remote"));
    }

    @Test
    void anEmbeddedScannerAReportAndAToolWorkThere() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("""
                node('remote') {
                  writeFile file: 'found.sarif', text: '''%s'''
                  writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XYA'}'"
                  securityScan('secret')
                  securityScan(report: 'found.sarif')
                  securityScan('house-linter')
                }
                """.formatted(SARIF)));

        assertThat(agent.getChannel()).isInstanceOf(Channel.class);
        assertThat(scans(run))
                .hasSize(3)
                .allSatisfy(scan -> assertThat(scan.status()).isEqualTo(ScanStatus.COMPLETED))
                .allSatisfy(scan -> assertThat(scan.counts().findings()).isEqualTo(1));
    }

    @Test
    void aFreestyleBuildScansThere() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setAssignedNode(agent);
        SecurityScanStep report = new SecurityScanStep(null);
        report.setReport("found.sarif");
        SecurityScanStep tool = new SecurityScanStep("house-linter");
        project.getBuildersList()
                .addAll(List.of(
                        new CreateFileBuilder("found.sarif", SARIF),
                        new SecurityScanBuilder(report),
                        new SecurityScanBuilder(tool)));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);

        assertThat(build.getBuiltOn()).isEqualTo(agent);
        assertThat(scans(build))
                .hasSize(2)
                .allSatisfy(scan -> assertThat(scan.counts().findings()).isEqualTo(1));
    }

    /** The files are many enough for the scanner to be still at work when the agent dies. */
    @ParameterizedTest
    @ValueSource(strings = {"secret", "slow-linter"})
    void anAgentThatDiesInTheMiddleLeavesAFailedBuildWithAFailedScan(String scanner) throws Exception {
        WorkflowRun run = job("""
                node('remote') {
                  sh 'set +x; for i in $(seq 4000); do seq 4000 > f$i.txt; done'
                  securityScan('%s')
                }
                complianceGate()
                """.formatted(scanner)).scheduleBuild2(0).waitForStart();
        while (scans(run).isEmpty()) {
            Thread.sleep(10);
        }

        agentProcess().destroyForcibly();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(scans(run))
                .singleElement()
                .satisfies(scan -> assertThat(scan.status()).isEqualTo(ScanStatus.FAILED));
    }

    private static ProcessHandle agentProcess() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("remoting"))
                .findAny()
                .orElseThrow();
    }

    private static List<Scan> scans(Run<?, ?> run) throws IOException {
        return BuildFiles.of(run)
                .collect(new Subject("job", "1", "", ""), Instant.now())
                .scans();
    }

    private WorkflowJob job(String pipeline) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return job;
    }
}
