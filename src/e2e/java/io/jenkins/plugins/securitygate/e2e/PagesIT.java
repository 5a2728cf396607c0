package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.e2e.JenkinsClient.Build;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every page in a real browser, with Jenkins' Content-Security-Policy enforced. */
@ExtendWith(RunningJenkins.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final Path SCREENSHOTS = Path.of("target", "e2e-screenshots");
    // What a dark theme sets; a page with colours of its own stays light in the picture.
    private static final String DARK = """
            const dark = {'--background': '#1e1e22', '--text-color': '#e8e8ee', '--text-color-secondary': '#a0a0aa',
              '--card-background': '#26262b', '--table-background': '#2b2b31', '--table-border-color': '#3a3a42',
              '--table-body-background': '#26262b', '--input-color': '#26262b', '--input-border': '#4a4a55',
              '--header-background': '#26262b', '--black': '#e8e8ee', '--white': '#1e1e22', '--light-grey': '#333339',
              '--link-color': '#80a8ff'};
            for (const name in dark) document.documentElement.style.setProperty(name, dark[name]);
            """;

    private JenkinsClient jenkins;
    private Browser browser;

    @BeforeAll
    void start(JenkinsClient client, @TempDir Path profile) throws Exception {
        jenkins = client;
        browser = Browser.orSkip(profile);
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theBuildPageHasTheVerdictInWords() throws Exception {
        Build build = jenkins.build("page-build", PlantedSecret.SCAN + "complianceGate()");

        assertThat(visit(build.path(), "build")).contains("Security gate", "FAILED");
    }

    @Test
    void theReportOfAFailedBuildStartsWithTheVerdictAndWhatToFix() throws Exception {
        Build build = jenkins.build("page-failed", PlantedSecret.SCAN + "complianceGate(stage: 'deploy')");

        assertThat(visit(build.path() + "security-gate/", "report-failed"))
                .containsSubsequence(
                        "Failed: 1 blocker", "What to fix", "cfg.py", "Policies", "Scans", "Findings", "Evidence")
                .doesNotContain(PlantedSecret.VALUE);
    }

    @Test
    void theReportOfAPassingBuildSaysSo() throws Exception {
        Build build = jenkins.build("page-passed", """
                node { writeFile file: 'app.py', text: 'print(1)'; securityScan('secret') }
                complianceGate()
                """);

        assertThat(visit(build.path() + "security-gate/", "report-passed")).contains("Passed");
    }

    @Test
    void aBuildWithScansButNoGateIsNotDecided() throws Exception {
        Build build = jenkins.build(
                "page-undecided", "node { writeFile file: 'app.py', text: 'print(1)'; securityScan('secret') }");

        assertThat(visit(build.path() + "security-gate/", "report-undecided")).contains("Not decided");
    }

    @Test
    void whatAReportSaysStaysText() throws Exception {
        Build build = jenkins.build("page-hostile", """
                node {
                  writeFile file: 'r.sarif', text: '''{"version": "2.1.0", "runs": [{
                    "tool": {"driver": {"name": "<img src=x onerror=alert(1)>"}},
                    "results": [{"ruleId": "<script>alert(1)</script>", "level": "error",
                      "message": {"text": "<b id=owned>bold</b>"},
                      "locations": [{"physicalLocation": {"artifactLocation": {"uri": "javascript:alert(1)"}}}]}]}]}'''
                  securityScan(report: 'r.sarif')
                }
                catchError { complianceGate() }
                """);

        assertThat(visit(build.path() + "security-gate/", "report-hostile")).contains("<b id=owned>bold</b>");
        assertThat(browser.run("return document.getElementById('owned') === null")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theJobPageHasTheLastBuilds() throws Exception {
        jenkins.build("page-job", """
                node {
                  writeFile file: 'cfg.py', text: "key = '${'AKIA' + 'QYLPMN5HFIQR7XY3'}'"
                  securityScan('secret')
                }
                complianceGate()
                """);
        jenkins.await(jenkins.start("page-job"));

        // Blockers, new, not compared, outstanding, fixed and waived: no build before was good enough to compare with.
        assertThat(visit("job/page-job/security-gate/", "job"))
                .contains("#1", "#2", "FAILED")
                .containsPattern("1\\s+0\\s+1\\s+0\\s+0\\s+0");
        assertThat(visit("job/page-job/", "job-main")).contains("Security gate");
    }

    @Test
    void administratorsFindItsSettingsUnderSecurity() throws Exception {
        assertThat(visit("manage/configureSecurity/", "settings"))
                .contains("Security gate", "Jobs that must pass a gate", "Protected stages and steps");
    }

    @Test
    void thePipelineSyntaxPageKnowsTheSteps() throws Exception {
        jenkins.create("page-syntax", "echo 'hello'");

        assertThat(visit("job/page-syntax/pipeline-syntax/", "syntax"))
                .contains("securityScan", "withSecurityScan", "complianceGate");
    }

    /** Opens a page, pictures it in both themes, and gives back its text once it is known to be free of errors. */
    private String visit(String path, String name) throws Exception {
        browser.open(jenkins.url(path));
        assertThat(browser.errors()).as("errors in the console of %s", path).isEmpty();
        String text = browser.run("return document.body.innerText").asText();
        browser.screenshot(SCREENSHOTS.resolve(name + "-light.png"));
        browser.prefer("dark");
        browser.run(DARK);
        browser.screenshot(SCREENSHOTS.resolve(name + "-dark.png"));
        browser.prefer("light");
        return text;
    }
}
