package io.jenkins.plugins.securitygate.jenkins.people;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.securitygate.governance.audit.AuditEntry;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.jenkins.page.GateAction;
import io.jenkins.plugins.securitygate.jenkins.pipeline.ComplianceGateBuilder;
import io.jenkins.plugins.securitygate.jenkins.pipeline.ComplianceGateStep;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A release that the policies want reviewed waits for people, over restarts, and for nobody's own word. */
class ReleaseApprovalTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void twoOthersApproveOneOfThemAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = start(jenkins, "approvals: 2", "officer");
            assertThat(run.getAction(GateAction.class).isPassed()).isFalse();
            assertThat(run.getResult()).isNull();

            // user, answer
            Object[][] matrix = {
                {"stranger", 403}, {"developer", 403}, {"View", 403}, {"ManagePolicies", 403},
                {"ApproveWaiver", 403}, {"RequestWaiver", 403}, {"officer", 200}, {"ApproveRelease", 302},
            };
            for (Object[] row : matrix) {
                Visitor visitor = Visitor.named(jenkins, (String) row[0]);
                assertThat(visitor.get(run.getUrl() + "security-gate-approval/vote?id=1&approves=true"))
                        .as(row[0] + " by GET")
                        .isGreaterThanOrEqualTo(400);
                assertThat(visitor.postWithoutCrumb(run.getUrl() + "security-gate-approval/vote"))
                        .as(row[0] + " without crumb")
                        .isEqualTo(403);
                assertThat(vote(visitor, run, true).getStatusCode())
                        .as(row[0] + " approves")
                        .isEqualTo(row[1]);
            }
            assertThat(vote(Visitor.named(jenkins, "officer"), run, true).getContentAsString())
                    .contains("another person has to");
            assertThat(vote(Visitor.named(jenkins, "ApproveRelease"), run, true).getContentAsString())
                    .contains("you approved already");
            assertThat(run.isBuilding()).isTrue();
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("release", WorkflowJob.class)
                    .getBuildByNumber(1);
            assertThat(Visitor.named(jenkins, "admin").read(run.getUrl() + "security-gate/"))
                    .contains("Needs review", "waits for 1 approval until", "approved by ApproveRelease");
            vote(Visitor.named(jenkins, "admin"), run, true);

            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("approved by admin", run);
            jenkins.assertLogContains("decision is review, released", run);
            assertThat(run.getAction(GateAction.class).isPassed()).isTrue();
            AuditEntry last = AuditTrail.get().log().newest(entry -> true, 1).get(0);
            assertThat(last.event().text()).startsWith("review, which people made a pass: ");
            assertThat(last.event().digests())
                    .containsEntry("decision", BuildFiles.of(run).digests().get("decision"));
            assertThat(archived(run))
                    .containsEntry("decision", "review")
                    .containsEntry("outcome", "pass")
                    .containsEntry("approval", "approved")
                    .containsEntry("approvalBy", "ApproveRelease, admin")
                    .containsEntry("approvalReason", "looked at; looked at");
            assertThat(Visitor.named(jenkins, "admin").read(run.getUrl() + "security-gate/"))
                    .contains("Approved after review", "approved by ApproveRelease, admin");
        });
    }

    @Test
    void aRejectionAndAnAbortEndTheWaiting() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun rejected = start(jenkins, "approvals: 1", "developer");
            assertThat(vote(Visitor.named(jenkins, "ApproveRelease"), rejected, false)
                            .getStatusCode())
                    .isEqualTo(302);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(rejected));
            jenkins.assertLogContains("rejected by ApproveRelease", rejected);
            jenkins.assertLogNotContains("released", rejected);
            assertThat(archived(rejected)).containsEntry("outcome", "fail").containsEntry("approval", "rejected");

            WorkflowRun aborted = again(jenkins);
            assertThat(archived(aborted)).containsEntry("outcome", "review").containsEntry("approval", "none");
            aborted.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));
            assertThat(Visitor.named(jenkins, "admin").read(aborted.getUrl() + "security-gate/"))
                    .contains("the build was aborted before anybody decided");
        });
    }

    @Test
    void aFreestyleBuildCannotWaitAndFails() throws Throwable {
        sessions.then(jenkins -> {
            wantReview("approvals: 1");
            FreeStyleProject freestyle = jenkins.createFreeStyleProject();
            freestyle.getBuildersList().add(new ComplianceGateBuilder(new ComplianceGateStep()));
            jenkins.assertLogContains(
                    "cannot wait for an approval",
                    jenkins.assertBuildStatus(
                            Result.FAILURE, freestyle.scheduleBuild2(0).get()));
        });
    }

    /** What Spinnaker reads of a build. */
    private static Map<String, String> archived(WorkflowRun run) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = run.getArtifactManager()
                .root()
                .child("compliance-gate.properties")
                .open()) {
            properties.load(in);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static void wantReview(String terms) {
        PolicySource source = new PolicySource("central");
        source.setYaml("""
                apiVersion: security-gate/v1
                name: central
                rules:
                  - id: tested
                    title: A release has tests
                    when: tests.size() == 0
                    effect: review
                    %s
                """.formatted(terms));
        SecurityGateConfiguration.get().setPolicies(List.of(source));
    }

    private static WorkflowRun start(JenkinsRule jenkins, String terms, String user) throws Exception {
        Visitor.secure(jenkins);
        wantReview(terms);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "release");
        job.setDefinition(new CpsFlowDefinition("""
                def result = complianceGate(stage: 'release')
                echo "decision is ${result.decision}, released"
                """, true));
        WorkflowRun run = job.scheduleBuild2(0, new hudson.model.CauseAction(new Cause.UserIdCause(user)))
                .waitForStart();
        jenkins.waitForMessage("approve or reject at job/release/1/security-gate/, anybody permitted but " + user, run);
        return run;
    }

    private static WorkflowRun again(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = jenkins.jenkins
                .getItemByFullName("release", WorkflowJob.class)
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("approve or reject at", run);
        return run;
    }

    private static WebResponse vote(Visitor visitor, WorkflowRun run, boolean approves) throws Exception {
        String id = run.getAction(ReleaseApproval.class).getApprovals().get(0).getId();
        return visitor.post(
                run.getUrl() + "security-gate-approval/vote",
                "id",
                id,
                "approves",
                String.valueOf(approves),
                "reason",
                "looked at");
    }
}
