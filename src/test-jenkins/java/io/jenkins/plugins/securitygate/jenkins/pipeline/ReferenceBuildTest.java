package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.ExtensionList;
import hudson.model.Item;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.mixin.ChangeRequestCheckoutStrategy;
import jenkins.scm.api.mixin.ChangeRequestSCMHead2;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is new in a change request is what its target branch does not have. */
@WithJenkins
class ReferenceBuildTest {
    private static final String PIPELINE = """
            node {
              writeFile file: 'x.sarif', text: '''
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "linter"}}, "results": [RESULTS]}]}
            '''
              securityScan(report: 'x.sarif')
            }
            def result = complianceGate()
            echo "new ${result.new}, outstanding ${result.outstanding}"
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        ExtensionList.lookup(SCMHead.HeadByItem.class).add(new Heads());
    }

    @Test
    void aChangeRequestIsComparedWithItsTargetBranch() throws Exception {
        build("main", "old");

        WorkflowRun change = build("PR-7", "old", "added");

        jenkins.assertLogContains("new 1, outstanding 1", change);
        jenkins.assertLogContains("new 1, outstanding 1", build("PR-7", "old", "added"));
    }

    @Test
    void anyOtherJobIsComparedWithItself() throws Exception {
        build("main", "old");

        jenkins.assertLogContains("new 1, outstanding 0", build("other", "old"));
        jenkins.assertLogContains("new 0, outstanding 1", build("other", "old"));
    }

    private WorkflowRun build(String name, String... rules) throws Exception {
        WorkflowJob job = (WorkflowJob) jenkins.jenkins.getItem(name);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, name);
        }
        StringBuilder results = new StringBuilder();
        for (String rule : rules) {
            results.append(results.isEmpty() ? "" : ",").append("""
                    {"ruleId": "%1$s", "level": "note", "message": {"text": "%1$s"},
                     "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a.c"}}}]}""".formatted(rule));
        }
        job.setDefinition(new CpsFlowDefinition(PIPELINE.replace("RESULTS", results), true));
        return jenkins.buildAndAssertSuccess(job);
    }

    /** Knows the branches of the test's jobs, as a multibranch project does. */
    private static final class Heads extends SCMHead.HeadByItem {
        @Override
        public SCMHead getHead(Item item) {
            return switch (item.getName()) {
                case "main" -> new SCMHead("main");
                case "PR-7" -> new Change();
                default -> null;
            };
        }
    }

    private static final class Change extends SCMHead implements ChangeRequestSCMHead2 {
        private static final long serialVersionUID = 1L;

        Change() {
            super("PR-7");
        }

        @Override
        public String getId() {
            return "7";
        }

        @Override
        public SCMHead getTarget() {
            return new SCMHead("main");
        }

        @Override
        public ChangeRequestCheckoutStrategy getCheckoutStrategy() {
            return ChangeRequestCheckoutStrategy.MERGE;
        }

        @Override
        public String getOriginName() {
            return "feature";
        }

        @Override
        public SCMHeadOrigin getOrigin() {
            return SCMHeadOrigin.DEFAULT;
        }
    }
}
