package io.jenkins.plugins.securitygate.jenkins.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.jenkins.plugins.securitygate.governance.PolicyVersion;
import io.jenkins.plugins.securitygate.governance.Sha256;
import io.jenkins.plugins.securitygate.jenkins.admin.InlinePolicies;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SecurityGateRootTest {
    private static final String OLD = policy("finding.kind == \"secret\"");
    private static final String NEW = policy("finding.kev");

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        Visitor.secure(rule);
        PolicySource source = new PolicySource("central");
        source.setYaml(OLD);
        SecurityGateConfiguration.get().setPolicies(List.of(source));
    }

    @Test
    void opensForManagersAloneAndLetsPolicyManagersAloneChangePolicies() throws Exception {
        // user, may look, may save
        Object[][] matrix = {
            {"stranger", false, false},
            {"developer", false, false},
            {"RequestWaiver", false, false},
            {"View", true, false},
            {"ApproveWaiver", true, false},
            {"ApproveRelease", true, false},
            {"ManagePolicies", true, true},
            {"admin", true, true},
        };
        for (Object[] row : matrix) {
            Visitor visitor = Visitor.named(jenkins, (String) row[0]);
            for (String page : List.of("", "people", "policy?name=central")) {
                assertThat(visitor.get("security-gate/" + page))
                        .as(row[0] + " reads " + page)
                        .isEqualTo((boolean) row[1] ? 200 : 403);
            }
            assertThat(visitor.get("security-gate/savePolicy?name=central"))
                    .as(row[0] + " saves by GET")
                    .isGreaterThanOrEqualTo(400);
            assertThat(visitor.postWithoutCrumb("security-gate/savePolicy", "name", "central"))
                    .as(row[0] + " saves without crumb")
                    .isEqualTo(403);
            assertThat(save(visitor, "nothing", "x").getStatusCode())
                    .as(row[0] + " saves")
                    .isEqualTo((boolean) row[2] ? 200 : 403);
            assertThat(visitor.read("").contains("href=\"/jenkins/security-gate\""))
                    .as(row[0] + " sees the link")
                    .isEqualTo(row[1]);
        }
    }

    @Test
    void keepsWhoChangedAPolicyAndRefusesWhatIsWrong() throws Exception {
        Visitor manager = Visitor.named(jenkins, "ManagePolicies");

        String invalid = save(manager, Sha256.of(OLD), NEW.replace("finding.kev", "finding.kef"))
                .getContentAsString();
        int saved = save(manager, Sha256.of(OLD), NEW).getStatusCode();
        String stale = save(manager, Sha256.of(OLD), OLD).getContentAsString();

        assertThat(invalid).contains("The policy was not saved", "central:7:", "finding.kef");
        assertThat(saved).isEqualTo(302);
        assertThat(stale).contains("somebody changed the policy");
        assertThat(SecurityGateConfiguration.get().getPolicies().get(0).getYaml())
                .isEqualTo(NEW);
        assertThat(InlinePolicies.versions("central"))
                .extracting(PolicyVersion::number, PolicyVersion::author, PolicyVersion::digest)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "ManagePolicies", Sha256.of(NEW)),
                        org.assertj.core.groups.Tuple.tuple(1, "SYSTEM", Sha256.of(OLD)));
        assertThat(manager.read("security-gate/policy?name=central")).contains("Version 2", "by ManagePolicies");
    }

    @Test
    void listsJobsThatCanEndWithoutAGate() throws Exception {
        jenkins.createProject(WorkflowJob.class, "covered");
        jenkins.createProject(WorkflowJob.class, "loose");
        SecurityGateConfiguration.get().setGateRequired("covered");

        String page = Visitor.named(jenkins, "View").read("security-gate/");

        assertThat(page).contains("1 of the 2 jobs", "job/loose/\">loose</a>").doesNotContain(">covered</a>");
    }

    @Test
    void showsTheJobsByWhatTheirLastGateSaid() throws Exception {
        SecurityGateConfiguration.get().setPolicies(List.of());
        build("passing", "node { writeFile file: 'a.py', text: 'print(1)'; securityScan('secret') }\ncomplianceGate()");
        build("unscanned", "node { securityScan(report: 'none.sarif') }\ncomplianceGate()");
        build("ungated", "echo 'deployed'");
        jenkins.createProject(WorkflowJob.class, "new");

        JobBoard board = JobBoard.now();

        assertThat(board.getTally())
                .containsOnly(entry(VerdictMark.PASS, 1), entry(VerdictMark.FAIL, 1), entry(VerdictMark.NONE, 2));
        assertThat(board.getAlarming()).extracting(JobBoard.Row::getName).containsExactly("unscanned");
        assertThat(board.getUnscanned()).extracting(JobBoard.Row::getName).containsExactly("unscanned");
        assertThat(board.getUngated()).extracting(JobBoard.Row::getName).containsExactly("ungated");
        assertThat(Visitor.named(jenkins, "View").read("security-gate/"))
                .contains(
                        "Jobs by their last gate",
                        "job/unscanned/1/security-gate/",
                        "Jobs whose last build reached no");
    }

    private void build(String name, String pipeline) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private org.htmlunit.WebResponse save(Visitor visitor, String digest, String yaml) throws Exception {
        return visitor.post("security-gate/savePolicy", "name", "central", "digest", digest, "yaml", yaml);
    }

    private static String policy(String condition) {
        return """
               apiVersion: security-gate/v1
               name: central
               rules:
                 - id: rule
                   title: A rule
                   for: findings
                   when: %s
               """.formatted(condition);
    }
}
