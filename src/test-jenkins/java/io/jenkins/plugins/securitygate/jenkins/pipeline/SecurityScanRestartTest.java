package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Subject;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A restart of the controller in the middle of a scan never leaves a clean build behind, and never a hanging one. */
class SecurityScanRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void aBlockGoesOnAndItsReportIsRead() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                      withSecurityScan(report: 'r.json', format: 'gitleaks') {
                        sh 'while [ ! -f go ]; do sleep 1; done; echo "[]" > r.json'
                      }
                    }
                    complianceGate()
                    """, true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("+ [ ! -f go ]", run);
        });
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("job", WorkflowJob.class);
            jenkins.jenkins.getWorkspaceFor(job).child("go").touch(System.currentTimeMillis());
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(job.getBuildByNumber(1)));
        });
    }

    @Test
    void aBlockThatIsAbortedAfterwardsIsAFailedScan() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
            job.setDefinition(new CpsFlowDefinition(
                    "node { withSecurityScan(report: 'r.json') { echo 'started'; sleep 999 } }", true));
            jenkins.waitForMessage("started", job.scheduleBuild2(0).waitForStart());
        });
        sessions.then(jenkins -> {
            WorkflowRun run =
                    jenkins.jenkins.getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            assertThat(BuildFiles.of(run)
                            .collect(new Subject("job", "1", "", ""), Instant.now())
                            .scans())
                    .extracting(Scan::status)
                    .containsExactly(ScanStatus.FAILED);
        });
    }
}
