package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page shows what a report says as text, and only what its URL may ask for. */
@WithJenkins
class GatePageTest {
    private static final String HOSTILE = """
            node {
              writeFile file: 'x.sarif', text: '''
            {"version": "2.1.0", "runs": [{
              "tool": {"driver": {"name": "<img src=x onerror=alert(1)>", "rules": [
                {"id": "<script>alert(2)</script>", "helpUri": "javascript:alert(3)"}]}},
              "results": [{"ruleId": "<script>alert(2)</script>", "level": "error",
                "message": {"text": "<b onmouseover=alert(4)>hover</b>"},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a<i>.py"}}}]}]}]}
            '''
              securityScan(report: 'x.sarif')
            }
            catchError { complianceGate() }
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void showsMarkupOfAReportAsText() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WorkflowRun run = build(HOSTILE);

        for (String path : new String[] {"security-gate/", ""}) {
            HtmlPage page = client.getPage(run, path);
            String html = page.getWebResponse().getContentAsString();
            assertThat(html).doesNotContain("<img src=x", "<script>alert", "<b onmouseover", "href=\"javascript:");
        }
        assertThat(client.getPage(run, "security-gate/").asNormalizedText())
                .contains("Failed: 1 blocker", "<b onmouseover=alert(4)>hover</b>");
    }

    @Test
    void hasNothingThatAContentSecurityPolicyWouldStop() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WorkflowRun run = build(HOSTILE);

        for (String path :
                new String[] {run.getUrl() + "security-gate/", run.getParent().getUrl() + "security-gate/"}) {
            HtmlPage page = client.goTo(path);
            String ours = "//*[contains(@class, 'sg-host')]";
            assertThat(page.getByXPath(ours)).hasSize(1);
            assertThat(page.getByXPath(ours + "//script | " + ours + "//style | " + ours + "//*[@style] | " + ours
                            + "//*[@*[starts-with(name(), 'on')]]"))
                    .isEmpty();
        }
    }

    @Test
    void theBuildPageCountsAsThePageThatItLinksTo() throws Exception {
        HtmlPage build = jenkins.createWebClient().getPage(build(HOSTILE), "");

        assertThat(build.asNormalizedText()).contains("0 new, 1 not compared, 0 outstanding");
        assertThat(build.getAnchorByText("1 not compared").<HtmlPage>click().asNormalizedText())
                .contains("1 of 1 finding");
        assertThat(build.getAnchorByText("0 new").<HtmlPage>click().asNormalizedText())
                .contains("No finding matches.");
    }

    @Test
    void servesFindingsAndVerdictAsJson() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WorkflowRun run = build(HOSTILE);

        String verdict = client.getJSON(run.getUrl() + "security-gate/api/json").getContentAsString();
        String findings = client.getJSON(run.getUrl() + "security-gate/findings?severity=high")
                .getContentAsString();
        String none = client.getJSON(run.getUrl() + "security-gate/findings?severity=low")
                .getContentAsString();

        assertThat(verdict).contains("\"verdict\":\"fail\"", "\"blockers\":1");
        assertThat(findings).contains("\"total\":1");
        assertThat(none).contains("\"total\":0");
    }

    @Test
    void servesNoFileBesideTheReports() throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        WorkflowRun run = build(HOSTILE);
        String base = run.getUrl() + "security-gate/reports/";

        assertThat(client.goTo(base + "findings.sarif", null).getWebResponse().getStatusCode())
                .isEqualTo(200);
        assertThat(client.goTo(base + "..%2fdecision.json", null)
                        .getWebResponse()
                        .getStatusCode())
                .isBetween(400, 404);
        assertThat(client.goTo(base + "../decision.json", null).getWebResponse().getStatusCode())
                .isBetween(400, 404);
    }

    private WorkflowRun build(String pipeline) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
