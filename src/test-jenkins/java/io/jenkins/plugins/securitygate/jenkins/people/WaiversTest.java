package io.jenkins.plugins.securitygate.jenkins.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.securitygate.governance.Days;
import io.jenkins.plugins.securitygate.governance.WaiverRecord;
import io.jenkins.plugins.securitygate.governance.WaiverState;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class WaiversTest {
    // Assembled here, so that scanners of hosting services do not take the test for a leak.
    private static final String LEAK = """
            node { writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XYA'}'"; securityScan('secret') }
            complianceGate()
            """;
    private static final Pattern LINK = Pattern.compile("href=\"\\.\\./(security-gate-waivers/\\?finding=[^\"]+)\"");

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private String waivers;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Visitor.secure(rule);
        job = rule.createProject(Folder.class, "payments").createProject(WorkflowJob.class, "api");
        job.setDefinition(new CpsFlowDefinition(LEAK, true));
        waivers = "job/payments/job/api/1/security-gate-waivers/";
    }

    @Test
    void aFindingIsWaivedFromTheBuildThatAnotherPersonReviewedItFor() throws Exception {
        WorkflowRun failed = jenkins.assertBuildStatus(Result.FAILURE, build());
        Visitor developer = Visitor.named(jenkins, "developer");
        Matcher link = LINK.matcher(developer.read(failed.getUrl() + "security-gate/"));
        assertThat(link.find()).isTrue();
        assertThat(developer.read(failed.getUrl() + link.group(1)))
                .contains("value=\"aws-access-key-id\"", "value=\"cfg.py\"");

        assertThat(ask(developer, "**", 10)).contains("covers everything");
        assertThat(ask(developer, "cfg.py", 91)).contains("at most 90 days");
        assertThat(ask(developer, "cfg.py", 10)).isEmpty();
        jenkins.assertBuildStatus(Result.FAILURE, build());

        Visitor officer = Visitor.named(jenkins, "ApproveWaiver");
        assertThat(officer.read("security-gate/")).contains("Waivers that wait for a review: 1");
        assertThat(review(officer, 1, "approved")).isEqualTo(302);
        WorkflowRun passed = jenkins.assertBuildStatusSuccess(build());

        assertThat(records()).singleElement().satisfies(waiver -> {
            assertThat(waiver.state(Days.today())).isEqualTo(WaiverState.ACTIVE);
            assertThat(waiver.lastUsed()).isEqualTo(Days.today());
        });
        assertThat(developer.read(passed.getUrl() + "security-gate/")).contains("test value", "ApproveWaiver");
        assertThat(officer.read("security-gate/waivers/")).contains("ends in 10 days");

        assertThat(review(officer, 1, "revoked")).isEqualTo(302);
        jenkins.assertLogContains("1 new, 0 waived", jenkins.assertBuildStatus(Result.FAILURE, build()));
    }

    @Test
    void onlyThosePermittedMayAskOrReviewAndNobodyReviewsTheirOwn() throws Exception {
        build();
        // user, may ask, may review
        Object[][] matrix = {
            {"stranger", false, false},
            {"View", false, false},
            {"ManagePolicies", false, false},
            {"ApproveRelease", false, false},
            {"developer", true, false},
            {"RequestWaiver", true, false},
            {"ApproveWaiver", false, true},
            {"officer", true, true},
        };
        for (Object[] row : matrix) {
            Visitor visitor = Visitor.named(jenkins, (String) row[0]);
            int before = records().size();
            ask(visitor, "cfg.py", 10);
            assertThat(records().size() > before).as(row[0] + " asks").isEqualTo(row[1]);
            assertThat(review(visitor, 99, "approved")).as(row[0] + " reviews").isEqualTo((boolean) row[2] ? 200 : 403);
            for (String path : List.of(
                    waivers + "request", waivers + "extend?number=1", "security-gate/waivers/review?number=1")) {
                assertThat(visitor.get(path)).as(row[0] + " by GET " + path).isGreaterThanOrEqualTo(400);
                assertThat(visitor.postWithoutCrumb(path))
                        .as(row[0] + " without crumb")
                        .isEqualTo(403);
            }
        }
        int own = records().stream()
                .filter(waiver -> waiver.requester().equals("officer"))
                .findFirst()
                .orElseThrow()
                .number();
        Visitor officer = Visitor.named(jenkins, "officer");

        assertThat(review(officer, own, "approved")).isEqualTo(200);
        assertThat(records().get(own - 1).state(Days.today())).isEqualTo(WaiverState.PROPOSED);
        assertThat(review(Visitor.named(jenkins, "ApproveWaiver"), own, "approved"))
                .isEqualTo(302);
    }

    private WorkflowRun build() throws Exception {
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private String ask(Visitor visitor, String path, int days) throws Exception {
        return visitor.post(
                        waivers + "request",
                        "id",
                        "aws-access-key-id",
                        "component",
                        "",
                        "path",
                        path,
                        "reason",
                        "a test value",
                        "folder",
                        "false",
                        "expires",
                        Days.today().plusDays(days).toString())
                .getContentAsString();
    }

    private static int review(Visitor visitor, int number, String act) throws Exception {
        return visitor.post(
                        "security-gate/waivers/review",
                        "number",
                        String.valueOf(number),
                        "act",
                        act,
                        "comment",
                        "looked at")
                .getStatusCode();
    }

    private static List<WaiverRecord> records() throws Exception {
        return GrantedWaivers.get().store().all();
    }
}
