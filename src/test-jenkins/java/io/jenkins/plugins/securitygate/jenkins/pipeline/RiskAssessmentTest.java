package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.model.Risk;
import java.io.File;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A release is compared with the last good builds of its job. */
@WithJenkins
class RiskAssessmentTest {
    private static final String ASSESS = """
            def risk = riskAssessment(stage: 'deploy', logs: '**/*.log')
            echo "risk is ${risk.score}, ${risk.recommendation}, of ${risk.getClass().simpleName}"
            """;
    private static final String GOOD =
            "node { writeFile file: 'app.log', text: 'INFO started\\nINFO deployed\\n'\n" + ASSESS + "}\n";
    private static final String BAD =
            "node { writeFile file: 'app.log', text: 'INFO started\\nERROR connection refused by payments\\n'\n"
                    + ASSESS + "}\n";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createProject(WorkflowJob.class);
    }

    @Test
    void aBuildIsComparedWithTheGoodOnesBeforeIt() throws Exception {
        WorkflowRun first = build(GOOD);
        jenkins.assertLogContains("cannot assess: no good build is known to compare the logs with", first);
        jenkins.assertLogContains("risk is 50, review, of LinkedHashMap", first);

        jenkins.assertLogContains("risk is 0, proceed", build(GOOD));

        WorkflowRun bad = build(BAD);
        jenkins.assertLogContains("[Security Gate] Risk:", bad);
        jenkins.assertLogContains("app.log:2: ERROR connection refused by payments", bad);
        jenkins.assertLogNotContains("proceed", bad);
    }

    @Test
    void aBuildThatFailedIsNotLearned() throws Exception {
        build(GOOD);
        build(GOOD);
        build(BAD + "error 'the deployment failed'");

        jenkins.assertLogNotContains("risk is 0", build(BAD));
    }

    @Test
    void theModelLiesBesideTheJobAndNothingIsLeftInTheBuild() throws Exception {
        WorkflowRun run = build(GOOD);

        assertThat(new File(job.getRootDir(), "security-gate-risk").list()).hasSize(1);
        assertThat(BuildFiles.of(run).toLearn()).doesNotExist();
    }

    @Test
    void theGateSeesTheRiskAndTheOneOfTheReferenceBuild() throws Exception {
        demandLowRisk();
        build(GOOD + "complianceGate()");
        jenkins.assertBuildStatusSuccess(build(GOOD + "complianceGate()"));

        WorkflowRun bad = build("node { writeFile file: 'app.log', text: '''ERROR connection refused\\n"
                + "java.lang.IllegalStateException: bad\\n\\tat shop.Main.run(Main.java:1)\\n'''\n" + ASSESS
                + "}\ncomplianceGate()");

        jenkins.assertBuildStatus(Result.FAILURE, bad);
        Risk risk = BuildFiles.of(bad).evidence().orElseThrow().risks().get(0);
        assertThat(risk.previousScore()).isZero();
        assertThat(bad.getAction(GateAction.class).getCounts().getRisk()).isEqualTo(risk.score());
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.getOptions().setJavaScriptEnabled(false);
        assertThat(browser.getPage(bad, "security-gate").asNormalizedText())
                .contains("Risk")
                .contains("deploy: risk " + risk.score() + " ▲ +" + risk.score() + " against 2")
                .contains("ERROR connection refused");
    }

    @Test
    void aRuleAboutARiskThatNobodyAssessedFailsTheGate() throws Exception {
        demandLowRisk();

        jenkins.assertBuildStatus(Result.FAILURE, build("complianceGate()"));
    }

    @Test
    void garbageAndMissingFilesAreAReviewAndAreNotLearned() throws Exception {
        WorkflowRun run = build("""
                node {
                  writeFile file: 'core.log', encoding: 'Base64', text: 'AAECAwQFBgcICQ=='
                  riskAssessment(stage: 'a', logs: '*.log', console: false)
                  riskAssessment(stage: 'b', logs: 'none/*.txt', console: false)
                }
                """);

        jenkins.assertLogContains("core.log is no text", run);
        jenkins.assertLogContains("no file in the workspace matches 'none/*.txt'", run);
        assertThat(new File(job.getRootDir(), "security-gate-risk")).doesNotExist();
    }

    @Test
    void metricsAreCompared() throws Exception {
        WorkflowRun run = build("""
                node {
                  writeFile file: 'rules.yaml', text: 'metrics: [{name: latency, criticality: critical}]'
                  writeFile file: 'm.json',
                    text: '{"baseline": {"latency": [1,2,3,4,5]}, "candidate": {"latency": [7,8,9,10,11]}}'
                  riskAssessment(stage: 'deploy', metrics: 'm.json', metricRules: 'rules.yaml', console: false)
                }
                """);

        jenkins.assertLogContains("Risk:     90, roll back (deploy)", run);
        jenkins.assertLogContains("latency is higher than in the baseline", run);
    }

    @Test
    void theConsoleIsReadByStageAndBranch() throws Exception {
        String pipeline = """
                stage('Test') { parallel unit: { echo 'unit tests passed' }, ui: { echo 'ui tests passed' } }
                stage('Deploy') { echo 'deployed'%s }
                node {
                  def all = riskAssessment(stage: 'all').recommendation
                  def tests = riskAssessment(stage: 'tests', consoleStages: 'Test').recommendation
                  riskAssessment(stage: 'nowhere', consoleStages: 'Nowhere')
                  echo "all: ${all}, tests: ${tests}"
                }
                """;
        jenkins.assertLogContains("console of 'Nowhere' is empty", build(pipeline.formatted("")));
        jenkins.assertLogContains("all: proceed, tests: proceed", build(pipeline.formatted("")));

        WorkflowRun bad = build(pipeline.formatted("; echo 'ERROR connection refused'"));

        jenkins.assertLogContains("console of Deploy:2: ERROR connection refused", bad);
        jenkins.assertLogContains("tests: proceed", bad);
        jenkins.assertLogNotContains("all: proceed", bad);
    }

    @Test
    void aFreestyleBuildIsAssessedAsWell() throws Exception {
        FreeStyleProject freestyle = jenkins.createFreeStyleProject();
        RiskAssessmentStep assess = new RiskAssessmentStep();
        assess.setStage("deploy");
        freestyle.getBuildersList().add(new RiskAssessmentBuilder(assess));

        jenkins.assertLogContains("Risk:     50, review (deploy)", jenkins.buildAndAssertSuccess(freestyle));
        jenkins.assertLogContains("Risk:     0, proceed (deploy)", jenkins.buildAndAssertSuccess(freestyle));
        jenkins.configRoundtrip(freestyle);
        jenkins.assertEqualDataBoundBeans(
                assess,
                freestyle.getBuildersList().get(RiskAssessmentBuilder.class).getStep());
    }

    @Test
    void thresholdsCannotBeLoosened() throws Exception {
        WorkflowRun run = build("node { riskAssessment(reviewAt: 90, rollBackAt: 95) }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("thresholds can only be tightened", run);
    }

    private static void demandLowRisk() {
        PolicySource policy = new PolicySource("release");
        policy.setYaml("""
                apiVersion: security-gate/v1
                name: release
                rules:
                  - {id: low-risk, title: Low risk, when: risk.score >= 60, effect: fail}
                """);
        SecurityGateConfiguration.get().setPolicies(List.of(policy));
    }

    private WorkflowRun build(String pipeline) throws Exception {
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        job.scheduleBuild2(0).get();
        jenkins.waitUntilNoActivity();
        return job.getLastBuild();
    }
}
