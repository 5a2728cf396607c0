package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A failed gate fails the build, whatever the Pipeline around it does. */
@WithJenkins
class ComplianceGateTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    // Assembled here, so that scanners of hosting services do not take the test for a leak.
    private static final String SECRET = "'AKIA' + 'QYLPMN5HFIQR7XYA'";
    private static final String LEAK =
            "node { writeFile file: 'cfg.py', text: \"key = '${" + SECRET + "}'\"; securityScan('secret') }\n";

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void passesACleanBuildAndReturnsAPlainMap() throws Exception {
        WorkflowRun run = build("""
                node { writeFile file: 'a.py', text: 'print(1)'; securityScan('secret') }
                def result = complianceGate(stage: 'deploy')
                echo "decision is ${result.decision} of ${result.getClass().simpleName}"
                """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("decision is pass of LinkedHashMap", run);
        jenkins.assertLogContains("[Security Gate] PASS", run);
    }

    @Test
    void stopsThePipelineAtABrokenRule() throws Exception {
        WorkflowRun run = build(LEAK + """
                complianceGate()
                echo 'deployed'
                """);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("[Security Gate] FAIL", run);
        jenkins.assertLogNotContains("deployed", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(run.getAction(GateAction.class).getVerdict()).isEqualTo("fail");
        assertThat(warnings(run)).containsExactly(Result.FAILURE);
    }

    @Test
    void archivesTheDecisionForDeploymentTools() throws Exception {
        WorkflowRun run = build(LEAK + "complianceGate()");

        assertThat(run.getArtifacts())
                .extracting(artifact -> artifact.getFileName())
                .containsExactlyInAnyOrder("compliance-gate.json", "compliance-gate.properties");
        assertThat(archived(run)).containsEntry("decision", "fail");
    }

    @Test
    void aGateThatCannotDecideLeavesNoEarlierDecisionAmongTheArtifacts() throws Exception {
        WorkflowRun run = build("""
                node { writeFile file: 'a.py', text: 'print(1)'; securityScan('secret') }
                complianceGate()
                complianceGate(policy: 'missing.yaml')
                """);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(archived(run)).containsEntry("decision", "none");
    }

    private static Properties archived(WorkflowRun run) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("compliance-gate.properties")
                .open()) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void catchErrorCannotMakeAFailedGateASuccess() throws Exception {
        assertFails("catchError(buildResult: 'SUCCESS', stageResult: 'SUCCESS') { complianceGate() }");
    }

    @Test
    void warnErrorCannotMakeAFailedGateAWarning() throws Exception {
        assertFails("warnError('only a warning') { complianceGate() }");
    }

    @Test
    void tryAndCatchCannotUndoTheResult() throws Exception {
        assertFails("try { complianceGate() } catch (e) { echo 'caught' }");
    }

    @Test
    void theBuildsOwnResultCannotBeSetBack() throws Exception {
        assertFails("""
                try { complianceGate() } catch (e) { }
                currentBuild.result = 'SUCCESS'
                """);
    }

    @Test
    void retryDecidesAgainAndKeepsOneDecision() throws Exception {
        WorkflowRun run = assertFails("retry(2) { complianceGate() }");

        assertThat(run.getActions(GateAction.class)).hasSize(1);
        assertThat(jenkins.getLog(run).split("\\[Security Gate] FAIL", -1)).hasSize(3);
    }

    @Test
    void anotherFailingBranchDoesNotHideIt() throws Exception {
        WorkflowRun run = assertFails("parallel gate: { complianceGate() }, other: { error 'other' }");

        jenkins.assertLogContains("[Security Gate] FAIL", run);
    }

    @Test
    void aBranchThatIsCaughtDoesNotHideIt() throws Exception {
        assertFails(
                "catchError(buildResult: 'UNSTABLE') { parallel gate: { complianceGate() }, fine: { echo 'fine' } }");
    }

    @Test
    void worksInDeclarativePipelines() throws Exception {
        WorkflowRun run = build("""
                pipeline {
                  agent any
                  stages {
                    stage('Scan') { steps {
                      writeFile file: 'cfg.py', text: "key = '${SECRET}'"
                      securityScan(scanner: 'secret')
                    } }
                    stage('Gate') { steps { complianceGate(stage: 'test') } }
                    stage('Deploy') { steps { echo 'deployed' } }
                  }
                  post {
                    always { script { currentBuild.result = 'SUCCESS' } }
                    failure { echo 'post: failure' }
                  }
                }
                """.replace("SECRET", SECRET));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogNotContains("deployed", run);
        jenkins.assertLogContains("post: failure", run);
    }

    @Test
    void parallelScansNeitherClashNorOverwriteEachOther() throws Exception {
        WorkflowRun run = build("""
                def branches = [:]
                for (n in ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) {
                  def c = n
                  branches[n] = { node { ws("w${c}") {
                    writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XY'}${c}'"
                    securityScan('secret')
                  } } }
                }
                parallel branches
                complianceGate()
                """);

        assertThat(run.getAction(GateAction.class).getCounts().getScans()).isEqualTo(8);
        assertThat(run.getAction(GateAction.class).getCounts().getCritical()).isEqualTo(8);
    }

    @Test
    void noScanOfAMatrixALoopOrARetryIsLost() throws Exception {
        WorkflowRun run = build("""
                pipeline {
                  agent none
                  stages {
                    stage('Cells') {
                      matrix {
                        axes { axis { name 'OS'; values 'linux', 'windows' } }
                        agent any
                        stages { stage('Scan') { steps {
                          writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XY'}${OS == 'linux' ? 'L' : 'W'}'"
                          securityScan(scanner: 'secret')
                        } } }
                      }
                    }
                    stage('Again') { agent any; steps { script {
                      for (int i = 0; i < 3; i++) {
                        securityScan(scanner: 'secret')
                      }
                      int tries = 0
                      retry(2) {
                        securityScan(scanner: 'secret')
                        if (tries++ == 0) { error 'once more' }
                      }
                    } } }
                    stage('Gate') { steps { complianceGate() } }
                  }
                }
                """);

        // Two cells, three rounds and two tries.
        assertThat(run.getAction(GateAction.class).getCounts().getScans()).isEqualTo(2 + 3 + 2);
    }

    @Test
    void anAdvisoryViolationOnlyMakesTheBuildUnstable() throws Exception {
        policy("""
                apiVersion: security-gate/v1
                name: advice
                rules:
                  - id: no-secrets
                    title: No secrets
                    for: findings
                    when: finding.kind == "secret"
                    enforcement: advisory
                """);
        WorkflowRun run = build(LEAK + "complianceGate()\necho 'went on'");

        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        jenkins.assertLogContains("went on", run);
        assertThat(warnings(run)).containsExactly(Result.UNSTABLE);
    }

    @Test
    void aBuildWithoutAnyPolicyFails() throws Exception {
        SecurityGateConfiguration.get().setBuiltInBaseline(false);
        WorkflowRun run = build("try { complianceGate() } catch (e) { }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("no policy applies", run);
    }

    @Test
    void aPolicyOfTheRepositoryCannotTakeCentralRulesAway() throws Exception {
        WorkflowRun run = build(LEAK + """
                node {
                  writeFile file: 'lax.yaml', text: '''
                apiVersion: security-gate/v1
                name: lax
                rules:
                  - id: anything-goes
                    title: Anything goes
                    when: 'false'
                '''
                  complianceGate(policy: 'lax.yaml')
                }
                """);

        jenkins.assertBuildStatus(Result.FAILURE, run);
    }

    @Test
    void aMissingReportIsNeverClean() throws Exception {
        WorkflowRun run = build("node { securityScan(report: 'none/*.sarif') }\ncomplianceGate()");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("no file in the workspace matches 'none/*.sarif'", run);
    }

    @Test
    void aReportFromBeforeTheBlockIsNeverClean() throws Exception {
        WorkflowRun run = build("""
                node {
                  writeFile file: 'r.json', text: '[]'
                  sh 'touch -d 2020-01-01 r.json'
                  withSecurityScan(report: 'r.json', format: 'gitleaks') { sh 'true' }
                }
                complianceGate()
                """);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("was written before the block started", run);
    }

    @Test
    void aReportWrittenInTheBlockIsRead() throws Exception {
        WorkflowRun run = build("""
                node {
                  withSecurityScan(report: 'r.json', format: 'gitleaks') { sh 'echo "[]" > r.json' }
                }
                complianceGate()
                """);

        jenkins.assertBuildStatusSuccess(run);
    }

    @Test
    void aRequiredGateThatIsLeftOutFailsTheBuild() throws Exception {
        SecurityGateConfiguration.get().setGateRequired("job-*");
        WorkflowRun run = build("if (false) { complianceGate() }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("never reached complianceGate", run);
    }

    @Test
    void aProtectedStageIsRefusedBeforeTheGateAndAllowedAfterIt() throws Exception {
        SecurityGateConfiguration.get().setProtectedStages("Deploy*");
        WorkflowRun early = build("try { stage('Deploy to prod') { echo 'deployed' } } catch (e) { }");
        WorkflowRun late = build("""
                node { writeFile file: 'a.py', text: 'print(1)'; securityScan('secret') }
                complianceGate()
                stage('Deploy to prod') { echo 'deployed' }
                """);

        jenkins.assertBuildStatus(Result.FAILURE, early);
        jenkins.assertLogNotContains("deployed", early);
        jenkins.assertBuildStatusSuccess(late);
        jenkins.assertLogContains("deployed", late);
    }

    private WorkflowRun assertFails(String gate) throws Exception {
        WorkflowRun run = build(LEAK + gate);
        jenkins.assertBuildStatus(Result.FAILURE, run);
        return run;
    }

    private WorkflowRun build(String pipeline) throws Exception {
        jenkins.jenkins.setNumExecutors(8);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job-" + NUMBER.incrementAndGet());
        job.setDefinition(new CpsFlowDefinition(pipeline, false));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private static void policy(String yaml) {
        io.jenkins.plugins.securitygate.jenkins.admin.PolicySource source =
                new io.jenkins.plugins.securitygate.jenkins.admin.PolicySource("central");
        source.setYaml(yaml);
        SecurityGateConfiguration.get().setPolicies(List.of(source));
    }

    private static List<Result> warnings(WorkflowRun run) {
        return new DepthFirstScanner()
                .allNodes(run.getExecution()).stream()
                        .filter(node -> node.getDisplayFunctionName().equals("complianceGate"))
                        .map((FlowNode node) -> node.getAction(WarningAction.class))
                        .filter(java.util.Objects::nonNull)
                        .map(WarningAction::getResult)
                        .toList();
    }
}
