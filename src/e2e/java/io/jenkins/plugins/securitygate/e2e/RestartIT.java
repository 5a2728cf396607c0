package io.jenkins.plugins.securitygate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.e2e.JenkinsClient.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A controller that dies in the middle of a scan. */
@ExtendWith(RunningJenkins.class)
class RestartIT {

    @Test
    void aBlockGoesOnAfterTheRestartAndItsReportCounts(JenkinsServer server, JenkinsClient jenkins) throws Exception {
        jenkins.create("killed", """
                node {
                  withSecurityScan(report: 'leaks.json', format: 'gitleaks') {
                    sh 'echo scanning; sleep 20; echo "[]" > leaks.json'
                  }
                }
                complianceGate()
                """);
        String path = jenkins.start("killed");
        jenkins.awaitConsole(path, "+ sleep 20");
        server.awaitSaved("killed");

        server.kill();
        server.start();
        Build build = jenkins.await(path);

        assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
        assertThat(jenkins.json(path + "security-gate/api/json").path("verdict").asText())
                .isEqualTo("pass");
    }

    @Test
    void aScanThatWasCutOffNeverLeavesACleanBuild(JenkinsServer server, JenkinsClient jenkins) throws Exception {
        jenkins.create("cut-off", """
                node {
                  sh 'set +x; for i in $(seq 4000); do seq 4000 > f$i.txt; done'
                  echo 'scan starts'
                  securityScan('secret')
                }
                complianceGate()
                """);
        String path = jenkins.start("cut-off");
        jenkins.awaitPage(path + "security-gate/api/json");
        server.awaitSaved("cut-off");

        server.kill();
        server.start();
        Build build = jenkins.await(path);

        assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
        assertThat(build.console()).contains("Jenkins restarted during the scan");
    }
}
