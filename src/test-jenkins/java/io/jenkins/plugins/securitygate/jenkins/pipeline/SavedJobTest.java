package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs whose configuration was saved when the steps had fewer options. */
@WithJenkins
class SavedJobTest {
    private static final String PACKAGE = "io.jenkins.plugins.securitygate.jenkins.pipeline.";

    @Test
    void aScanAndAGateWithoutTheNewerOptionsStillDecide(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = saved(jenkins, """
                <%1$sSecurityScanBuilder><step><report>r.sarif</report></step></%1$sSecurityScanBuilder>
                <%1$sComplianceGateBuilder><step/></%1$sComplianceGateBuilder>
                """);

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("no file in the workspace matches 'r.sarif'", build);
        jenkins.assertLogContains("[Security Gate] FAIL: At least one scan completed: not met", build);
    }

    @Test
    void anAssessmentWithoutTheNewerOptionsStillAssesses(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = saved(jenkins, """
                <%1$sRiskAssessmentBuilder>
                  <step><console>true</console><reviewAt>30</reviewAt><rollBackAt>70</rollBackAt></step>
                </%1$sRiskAssessmentBuilder>
                """);

        jenkins.assertLogContains("[Security Gate] Risk:", jenkins.buildAndAssertSuccess(job));
    }

    private static FreeStyleProject saved(JenkinsRule jenkins, String builders) throws Exception {
        String xml = "<project><builders>" + builders.formatted(PACKAGE) + "</builders></project>";
        return (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                "saved", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
