package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.e2e.JenkinsClient.Build;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines in the sandbox, as their authors write them. */
@ExtendWith(RunningJenkins.class)
class PipelineIT {
    private JenkinsClient jenkins;

    @BeforeEach
    void use(JenkinsClient client) {
        jenkins = client;
    }

    @Test
    void aCleanProjectPassesAndTheGateReturnsItsDecision() throws Exception {
        Build build = jenkins.build("clean", """
                node {
                  writeFile file: 'app.py', text: 'print("hello")'
                  securityScan('secret')
                }
                def gate = complianceGate()
                echo "the decision is ${gate.decision}"
                """);

        assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
        assertThat(build.console()).contains("[Security Gate] PASS", "the decision is pass");
        JsonNode report = jenkins.json(build.path() + "security-gate/api/json");
        assertThat(report.path("verdict").asText()).isEqualTo("pass");
        assertThat(report.path("counts").path("scans").asInt()).isEqualTo(1);
        assertThat(report.path("counts").path("failedScans").asInt()).isZero();
    }

    @Test
    void aPlantedSecretFailsTheBuildAndIsShownMasked() throws Exception {
        Build build = jenkins.build("leak", PlantedSecret.SCAN + "complianceGate()\necho 'deployed'");

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console()).contains("[Security Gate] FAIL").doesNotContain("deployed", PlantedSecret.VALUE);
        JsonNode finding = jenkins.json(build.path() + "security-gate/findings?kind=secret")
                .path("rows")
                .path(0);
        assertThat(finding.path("place").asText()).contains("cfg.py");
        assertThat(jenkins.json(build.path() + "security-gate/api/json")
                        .path("counts")
                        .path("blockers")
                        .asInt())
                .isPositive();
    }

    @Test
    void aReportOfAnotherToolIsImported() throws Exception {
        Build build = jenkins.build("import", """
                node {
                  writeFile file: 'out/semgrep.sarif', text: '''{
                    "version": "2.1.0",
                    "runs": [{
                      "tool": {"driver": {"name": "Semgrep OSS", "rules": [{"id": "eval-used",
                        "properties": {"security-severity": "9.1"}}]}},
                      "results": [{"ruleId": "eval-used", "level": "error", "message": {"text": "eval of user input"},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/app.js"},
                          "region": {"startLine": 7}}}]}]
                    }]
                  }'''
                  securityScan(report: 'out/*.sarif')
                }
                complianceGate(stage: 'deploy')
                """);

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        JsonNode row = jenkins.json(build.path() + "security-gate/findings")
                .path("rows")
                .path(0);
        assertThat(row.path("rule").asText()).isEqualTo("eval-used");
        assertThat(row.path("severity").asText()).isEqualToIgnoringCase("critical");
        assertThat(row.path("place").asText()).isEqualTo("src/app.js:7");
    }

    @Test
    void aBlockReadsTheReportThatItsOwnCommandWrote() throws Exception {
        Build build = jenkins.build("block", """
                node {
                  withSecurityScan(report: 'leaks.json', format: 'gitleaks') { sh 'echo "[]" > leaks.json' }
                }
                complianceGate()
                """);

        assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    }

    @Test
    void aBlockWhoseCommandWroteNothingFailsAtTheGate() throws Exception {
        Build build = jenkins.build("block-without-report", """
                node {
                  withSecurityScan(report: 'leaks.json', format: 'gitleaks') { sh 'true' }
                }
                complianceGate()
                """);

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console()).contains("no file in the workspace matches 'leaks.json'");
    }

    @Test
    void aScanBeforeTheCheckoutSaysSoAndFailsAtTheGate() throws Exception {
        Build build = jenkins.build("no-workspace", "node { securityScan('secret') }\ncomplianceGate()");

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console())
                .contains("the workspace does not exist yet", "[Security Gate] FAIL")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            catch-error  | catchError(buildResult: 'SUCCESS', stageResult: 'SUCCESS') { complianceGate() }
            warn-error   | warnError('only a warning') { complianceGate() }
            try          | try { complianceGate() } catch (e) { echo 'caught' }
            result       | try { complianceGate() } catch (e) { currentBuild.result = 'SUCCESS' }
            retry        | retry(2) { complianceGate() }
            parallel     | parallel gate: { complianceGate() }, other: { error 'other' }
            """)
    void nothingAroundTheGateSavesTheBuild(String name, String gate) throws Exception {
        Build build = jenkins.build("bypass-" + name, PlantedSecret.SCAN + gate);

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
    }

    @Test
    void aRequiredGateThatIsLeftOutFailsTheBuild() throws Exception {
        Build build = jenkins.build("must-gate-app", "if (false) { complianceGate() }");

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console()).contains("never reached complianceGate");
    }

    @Test
    void aProtectedStageIsRefusedBeforeTheGate() throws Exception {
        Build build = jenkins.build("protected", "stage('Ship it') { echo 'deployed' }");

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console()).doesNotContain("\ndeployed");
    }

    @Test
    void anAdvisoryRuleMakesTheBuildUnstableAndGoesOn() throws Exception {
        Build build = jenkins.build("advised-app", PlantedSecret.SCAN + "complianceGate()\necho 'went on'");

        assertThat(build.result()).as(build.console()).isEqualTo("UNSTABLE");
        assertThat(build.console()).contains("went on");
    }

    @Test
    void everyReportCanBeDownloaded() throws Exception {
        Build build = jenkins.build("downloads", PlantedSecret.SCAN + "complianceGate()");
        String reports = build.path() + "security-gate/reports/";

        assertThat(jenkins.json(reports + "compliance-gate.json")
                        .path("decision")
                        .asText())
                .isEqualTo("fail");
        assertThat(jenkins.json(reports + "findings.sarif").path("version").asText())
                .isEqualTo("2.1.0");
        assertThat(jenkins.get(reports + "report.html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    }
}
