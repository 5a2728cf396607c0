package io.jenkins.plugins.securitygate.jenkins.admin;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.securitygate.governance.WaiverLimits;
import io.jenkins.plugins.securitygate.jenkins.pipeline.ComplianceGateBuilder;
import io.jenkins.plugins.securitygate.jenkins.pipeline.ComplianceGateStep;
import io.jenkins.plugins.securitygate.jenkins.pipeline.SecurityScanBuilder;
import io.jenkins.plugins.securitygate.jenkins.pipeline.SecurityScanStep;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class SecurityGateConfigurationTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void isReadFromAndWrittenToConfigurationAsCode(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), """
                security:
                  securityGate:
                    builtInBaseline: false
                    gateRequired: "payments/**"
                    protectedStages: "Deploy*"
                    maxWaiverDays: 30
                    waiverWithoutPlace: true
                    findingsLimit: 5000
                    scannerExcludes: "generated/**"
                    skipGitIgnored: true
                    skipLayerSecrets: true
                    secretRules: /etc/jenkins/rules.toml
                    vexDocuments: "payments/** = /etc/jenkins/vex"
                    vulnerabilityData: /var/lib/osv
                    opaServer:
                      url: https://opa.example.org:8181
                      credentialsId: opa-token
                      timeoutSeconds: 5
                    policies:
                      - name: payments
                        jobs: "payments/**"
                        path: /etc/jenkins/policies/payments.yaml
                """);

        ConfigurationAsCode.get().configure(file.toString());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);

        SecurityGateConfiguration read = SecurityGateConfiguration.get();
        assertThat(read.isBuiltInBaseline()).isFalse();
        assertThat(read.requiresGate("payments/api")).isTrue();
        assertThat(read.protects("Deploy to prod")).isTrue();
        assertThat(read.getPolicies()).extracting(PolicySource::getName).containsExactly("payments");
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains(
                        "securityGate:",
                        "gateRequired: \"payments/**\"",
                        "path: \"/etc/jenkins/policies/payments.yaml\"",
                        "maxWaiverDays: 30",
                        "waiverWithoutPlace: true",
                        "findingsLimit: 5000",
                        "scannerExcludes: \"generated/**\"",
                        "skipGitIgnored: true",
                        "skipLayerSecrets: true",
                        "secretRules: \"/etc/jenkins/rules.toml\"",
                        "vexDocuments: \"payments/** = /etc/jenkins/vex\"",
                        "vulnerabilityData: \"/var/lib/osv\"",
                        "url: \"https://opa.example.org:8181\"",
                        "credentialsId: \"opa-token\"",
                        "timeoutSeconds: 5");
    }

    @Test
    void whatWasSavedWithoutSomeOptionsHasTheirDefaults() {
        PolicySource source = (PolicySource) Jenkins.XSTREAM2.fromXML(
                "<" + PolicySource.class.getName() + "><name>central</name></" + PolicySource.class.getName() + ">");
        OpaServer server = (OpaServer) Jenkins.XSTREAM2.fromXML("<" + OpaServer.class.getName()
                + "><url>https://opa.example.org</url></" + OpaServer.class.getName() + ">");
        FolderPolicy folder = (FolderPolicy) Jenkins.XSTREAM2.fromXML("<" + FolderPolicy.class.getName() + "/>");

        assertThat(source).usingRecursiveComparison().isEqualTo(new PolicySource("central"));
        assertThat(source.binds("any/job")).isTrue();
        assertThat(server).usingRecursiveComparison().isEqualTo(new OpaServer("https://opa.example.org"));
        assertThat(folder.getYaml()).isEmpty();
    }

    @Test
    void survivesItsFormAndARestart() throws Exception {
        PolicySource source = new PolicySource("central");
        source.setYaml("not yet a policy");
        SecurityGateConfiguration.get().setPolicies(List.of(source));
        SecurityGateConfiguration.get().setGateRequired("a\nb");
        SecurityGateConfiguration.get().setMaxWaiverDays(30);
        SecurityGateConfiguration.get().setFindingsLimit(5000);
        OpaServer server = new OpaServer("https://opa.example.org");
        server.setTimeoutSeconds(5);
        SecurityGateConfiguration.get().setOpaServer(server);

        jenkins.submit(jenkins.createWebClient().goTo("configureSecurity").getFormByName("config"));
        SecurityGateConfiguration loaded = new SecurityGateConfiguration();

        assertThat(loaded.getGateRequired().lines()).containsExactly("a", "b");
        assertThat(loaded.getPolicies()).extracting(PolicySource::getYaml).containsExactly("not yet a policy");
        assertThat(loaded.isBuiltInBaseline()).isTrue();
        assertThat(loaded.getWaiverLimits()).isEqualTo(new WaiverLimits(30, false));
        assertThat(loaded.getFindingsLimit()).isEqualTo(5000);
        assertThat(loaded.getOpaServer()).usingRecursiveComparison().isEqualTo(server);
    }

    @Test
    void buildStepsSurviveTheirForms() throws Exception {
        SecurityScanStep scan = new SecurityScanStep(null);
        scan.setReport("**/*.sarif");
        scan.setFormat("sarif");
        scan.setTool("semgrep");
        ComplianceGateStep gate = new ComplianceGateStep();
        gate.setStage("deploy");
        gate.setRegion("eu-central-1");
        gate.setPolicy("gate.yaml");

        jenkins.assertEqualDataBoundBeans(
                scan, jenkins.configRoundtrip(new SecurityScanBuilder(scan)).getStep());
        jenkins.assertEqualDataBoundBeans(
                gate, jenkins.configRoundtrip(new ComplianceGateBuilder(gate)).getStep());
    }

    @Test
    void onlyAdministratorsCanTryPoliciesAndOnlyByPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("user"));

        assertThat(check("admin", HttpMethod.POST)).isEqualTo(200);
        assertThat(check("user", HttpMethod.POST)).isEqualTo(403);
        assertThat(check("admin", HttpMethod.GET)).isIn(404, 405);
    }

    @Test
    void aWrongPolicyIsExplainedWhereItIsWritten() {
        Descriptor<?> descriptor = jenkins.jenkins.getDescriptorOrDie(PolicySource.class);

        FormValidation wrong = ((PolicySource.DescriptorImpl) descriptor).doCheckYaml("rules: 3", "");

        assertThat(wrong.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(wrong.getMessage()).contains("rules");
    }

    private int check(String user, HttpMethod method) throws Exception {
        JenkinsRule.WebClient client =
                jenkins.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false);
        String path = "descriptorByName/" + PolicySource.class.getName() + "/checkYaml?value=x&path=";
        WebRequest request = new WebRequest(new java.net.URL(jenkins.getURL(), path), method);
        if (method == HttpMethod.POST) {
            client.addCrumb(request);
        }
        return client.getPage(request).getWebResponse().getStatusCode();
    }
}
