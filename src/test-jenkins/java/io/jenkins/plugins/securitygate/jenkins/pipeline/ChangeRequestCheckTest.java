package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ChangeRequestCheckTest {
    private static final List<ChecksDetails> PUBLISHED = new ArrayList<>();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        PUBLISHED.clear();
        ExtensionList.lookup(ChecksPublisherFactory.class).add(new Publishing());
    }

    /** Takes the checks that a plugin of a forge would publish. */
    private static final class Publishing extends ChecksPublisherFactory {
        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    // Pipeline itself publishes one of its own.
                    if (details.getName().filter("Security gate"::equals).isPresent()) {
                        PUBLISHED.add(details);
                    }
                }
            });
        }
    }

    @Test
    void aFailedGateIsAFailedCheckWithWhatToFix() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    writeFile file: 'a.sarif', text: '''{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Semgrep"}},
                        "results": [{"ruleId": "sqli", "level": "error", "message": {"text": "```@everyone <b>"},
                        "properties": {"security-severity": "9.8"},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.py"}}}]}]}]}'''
                    securityScan(report: 'a.sarif')
                    complianceGate()
                }
                """, true));

        jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(PUBLISHED).hasSize(1);
        ChecksDetails check = PUBLISHED.get(0);
        assertThat(check.getStatus()).isEqualTo(ChecksStatus.COMPLETED);
        assertThat(check.getConclusion()).isEqualTo(ChecksConclusion.FAILURE);
        assertThat(check.getDetailsURL().orElseThrow()).endsWith("job/shop/1/security-gate/");
        String summary = check.getOutput().orElseThrow().getSummary().orElseThrow();
        assertThat(summary).startsWith("```text\nSecurity gate: FAIL").contains("a.py");
        assertThat(summary.substring("```text".length(), summary.lastIndexOf("```")))
                .doesNotContain("`");
    }

    @Test
    void aPassedGateIsAPassedCheck() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    writeFile file: 'a.txt', text: 'nothing to see'
                    securityScan('secret')
                    complianceGate()
                }
                """, true));

        jenkins.buildAndAssertSuccess(job);

        assertThat(PUBLISHED).extracting(ChecksDetails::getConclusion).containsExactly(ChecksConclusion.SUCCESS);
    }
}
