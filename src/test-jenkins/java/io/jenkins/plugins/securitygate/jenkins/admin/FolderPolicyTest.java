package io.jenkins.plugins.securitygate.jenkins.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.policy.Policy;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FolderPolicyTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void addsToTheCentralPoliciesAndReplacesNone() throws Exception {
        Folder outer = jenkins.createProject(Folder.class, "outer");
        Folder inner = outer.createProject(Folder.class, "inner");
        outer.addProperty(new FolderPolicy(policy("of-outer")));
        inner.addProperty(new FolderPolicy(policy("of-inner")));
        WorkflowJob within = inner.createProject(WorkflowJob.class, "job");
        WorkflowJob beside = jenkins.createProject(WorkflowJob.class, "job");

        assertThat(names(within)).containsExactly("baseline", "of-inner", "of-outer");
        assertThat(names(beside)).containsExactly("baseline");
    }

    @Test
    void survivesItsForm() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        folder.addProperty(new FolderPolicy("name: x"));

        jenkins.configRoundtrip(folder);

        assertThat(folder.getProperties().get(FolderPolicy.class).getYaml()).isEqualTo("name: x");
    }

    private static List<String> names(WorkflowJob job) throws Exception {
        return SecurityGateConfiguration.get().policiesFor(job, new Subject(job.getFullName(), "1", "", "")).stream()
                .map(Policy::name)
                .toList();
    }

    private static String policy(String name) {
        return """
               apiVersion: security-gate/v1
               name: %s
               rules:
                 - id: no-secrets
                   title: No secrets
                   for: findings
                   when: finding.kind == "secret"
               """.formatted(name);
    }
}
