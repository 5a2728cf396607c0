package io.jenkins.plugins.securitygate.jenkins.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import io.jenkins.plugins.securitygate.governance.Days;
import io.jenkins.plugins.securitygate.governance.WaiverAct;
import io.jenkins.plugins.securitygate.governance.WaiverException;
import io.jenkins.plugins.securitygate.governance.WaiverTerms;
import io.jenkins.plugins.securitygate.governance.audit.AuditAct;
import io.jenkins.plugins.securitygate.governance.audit.AuditEntry;
import io.jenkins.plugins.securitygate.jenkins.admin.AuditTrail;
import io.jenkins.plugins.securitygate.jenkins.admin.PolicySource;
import io.jenkins.plugins.securitygate.jenkins.admin.SecurityGateConfiguration;
import io.jenkins.plugins.securitygate.jenkins.page.BuildFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people try who may edit a Jenkinsfile or a job, and what is remembered of it. */
@WithJenkins
class AttackTest {
    private static final String CLEAN =
            "node { writeFile file: 'a.py', text: 'print(1)'; securityScan('secret') }\ncomplianceGate()\n";
    private static final String STRICT = """
            apiVersion: security-gate/v1
            name: strict
            rules:
              - id: %s
                title: A rule
                when: %s
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void aReplayIsRecordedAndPolicyMayReject() throws Exception {
        WorkflowRun first = jenkins.assertBuildStatusSuccess(build("job", CLEAN));
        WorkflowRun allowed = replay(first, CLEAN + "echo 'edited'");
        jenkins.assertBuildStatusSuccess(allowed);
        policy(STRICT.formatted("no-replay", "'\"replayed\" in subject.labels'"));
        WorkflowRun rejected = replay(first, CLEAN);

        jenkins.assertBuildStatus(Result.FAILURE, rejected);
        jenkins.assertLogContains("no-replay", rejected);
        awaitActs(AuditAct.REPLAY_SEEN, 2);
    }

    @Test
    void aReportForgedWithWriteFileIsNoExecutedScan() throws Exception {
        policy(STRICT.formatted("executed", "'!scans.exists(s, s.provenance == \"executed\")'"));

        WorkflowRun forged = build("forged", """
                node {
                  withSecurityScan(report: 'r.json', format: 'gitleaks') { writeFile file: 'r.json', text: '[]' }
                }
                complianceGate()
                """);

        jenkins.assertBuildStatus(Result.FAILURE, forged);
        jenkins.assertLogContains("executed", forged);
        jenkins.assertBuildStatusSuccess(build("honest", CLEAN));
    }

    @Test
    void anEmptyGlobATruncatedReportAndAnotherToolsReportAreNeverClean() throws Exception {
        for (String scan : List.of(
                "securityScan(report: 'none/*.json')",
                "writeFile file: 'r.json', text: '[{'; securityScan(report: 'r.json', format: 'gitleaks')",
                "writeFile file: 'r.json', text: '{\"Results\": 1}'; securityScan(report: 'r.json', format: 'gitleaks')")) {
            WorkflowRun run = build("job", "node { " + scan + " }\ncomplianceGate()");
            jenkins.assertBuildStatus(Result.FAILURE, run);
        }
    }

    @Test
    void whatAToolSuppressedIsCountedAndCapped() throws Exception {
        String ignored = """
                node {
                  writeFile file: 'trivy.json', text: '''{"SchemaVersion": 2, "ArtifactName": "shop:1",
                    "ArtifactType": "container_image", "Results": [{"Target": "app", "Class": "lang-pkgs", "Type": "jar",
                    "ExperimentalModifiedFindings": [{"Type": "vulnerability", "Status": "ignored",
                      "Source": ".trivyignore", "Statement": "later", "Finding": {"VulnerabilityID": "CVE-2024-1111",
                      "PkgName": "a", "InstalledVersion": "1", "Severity": "CRITICAL"}}]}]}'''
                  securityScan(report: 'trivy.json', format: 'trivy')
                  writeFile file: 'semgrep.sarif', text: '''{"version": "2.1.0", "runs": [{"tool": {"driver":
                    {"name": "Semgrep OSS"}}, "results": [{"ruleId": "sqli", "message": {"text": "x"}, "level": "error",
                    "suppressions": [{"kind": "inSource"}]}]}]}'''
                  securityScan(report: 'semgrep.sarif')
                }
                def gate = complianceGate()
                echo "suppressed: ${gate.suppressed}"
                """;
        String cap = """
                apiVersion: security-gate/v1
                name: cap
                rules:
                  - id: few-suppressed
                    title: At most %1$d findings are suppressed
                    for: findings
                    when: finding.suppressed
                    include: [suppressed]
                    allow: %1$d
                """;
        policy(cap.formatted(2));
        jenkins.assertLogContains("suppressed: 2", jenkins.assertBuildStatusSuccess(build("job", ignored)));
        policy(cap.formatted(1));

        WorkflowRun capped = jenkins.assertBuildStatus(Result.FAILURE, build("job", ignored));

        jenkins.assertLogContains("few-suppressed: 2 of 2 findings match", capped);
    }

    @Test
    void aVexDocumentOfTheRepositoryOnlySpeaksForItself() throws Exception {
        String vex = """
                {"@context": "https://openvex.dev/ns/v0.2.0", "author": "Ann", "timestamp": "2026-01-01T00:00:00Z",
                 "statements": [{"vulnerability": {"name": "CVE-2024-1111"}, "status": "%s",
                   "justification": "component_not_present", "products": [{"@id": "pkg:npm/lodash@4.17.20"}]}]}""";
        String scan = """
                node {
                  writeFile file: 'found.json', text: '''%s'''
                  writeFile file: 'own.json', text: '''%s'''
                  securityScan(report: 'found.json,own.json')
                }
                complianceGate()
                """.formatted(vex.formatted("affected"), vex.formatted("not_affected"));
        policy("""
                apiVersion: security-gate/v1
                name: none
                rules:
                  - id: nothing
                    title: Nothing is found
                    for: findings
                    when: finding.kind == "dependency"
                """);
        jenkins.assertBuildStatus(Result.FAILURE, build("job", scan));
        Path central = Files.createTempDirectory("vex").resolve("vendor.json");
        SecurityGateConfiguration.get().setVexDocuments("job = " + central);

        WorkflowRun unreadable = jenkins.assertBuildStatus(Result.FAILURE, build("job", scan));
        Files.writeString(central, vex.formatted("not_affected"));
        WorkflowRun judged = jenkins.assertBuildStatusSuccess(build("job", scan));

        jenkins.assertLogContains("a VEX document is not valid: " + central + ": no such file", unreadable);
        assertThat(BuildFiles.of(judged).evidence().orElseThrow().vex())
                .singleElement()
                .satisfies(use -> assertThat(use.findings()).isEqualTo(1));
    }

    @Test
    void noParameterAndNoEnvironmentMakesAThresholdLooser() throws Exception {
        policy(STRICT.formatted("nothing-passes", "scans.size() >= 0"));
        for (String attempt : List.of(
                "withEnv(['SECURITY_GATE_POLICY=none', 'SECURITY_GATE_FAIL_ON=none', 'FAIL_ON=no']) { complianceGate() }",
                "env.SECURITY_GATE_REPORT_ONLY = 'true'; complianceGate()",
                "complianceGate(failOn: 'none')",
                "complianceGate(decision: 'pass', reportOnly: true)",
                "complianceGate(stage: 'none', region: 'none')",
                """
                node {
                  writeFile file: 'own.yaml', text: '''{apiVersion: security-gate/v1, name: strict, rules: [
                    {id: nothing-passes, title: ok, when: "false", effect: warn}]}'''
                  complianceGate(policy: 'own.yaml')
                }
                """)) {
            jenkins.assertBuildStatus(Result.FAILURE, build("job", attempt));
        }
    }

    @Test
    void aJobThatIsRenamedOutOfScopeMeetsTheDefaultPolicyAndIsListed() throws Exception {
        policy(STRICT.formatted("everything", "scans.size() > 0"), "payments*");
        SecurityGateConfiguration.get().setGateRequired("payments*");
        WorkflowRun inScope = build("payments", leak());
        inScope.getParent().renameTo("harmless");
        WorkflowRun outOfScope =
                jenkins.waitForCompletion(inScope.getParent().scheduleBuild2(0).waitForStart());

        jenkins.assertBuildStatus(Result.FAILURE, inScope);
        jenkins.assertBuildStatus(Result.FAILURE, outOfScope);
        jenkins.assertLogContains("policies baseline", outOfScope);
        assertThat(JobCoverage.now().getRows())
                .extracting(JobCoverage.Row::getName)
                .containsExactly("harmless");
    }

    @Test
    void aWildcardAnEternalAndAnUnlimitedWaiverAreRefused() throws Exception {
        LocalDate soon = Days.today().plusDays(10);
        for (WaiverTerms terms : List.of(
                new WaiverTerms("job", "*", "", "a.py", "because", soon),
                new WaiverTerms("job", "CVE-2026-0001", "", "**", "because", soon),
                new WaiverTerms("**", "CVE-2026-0001", "", "a.py", "because", soon),
                new WaiverTerms("job", "CVE-2026-0001", "", "", "because", soon),
                new WaiverTerms("job", "CVE-2026-0001", "", "a.py", "because", null),
                new WaiverTerms("job", "CVE-2026-0001", "", "a.py", "because", soon.plusYears(9)))) {
            assertThatThrownBy(() -> request(terms)).as(terms.toString()).isInstanceOf(WaiverException.class);
        }
        assertThat(AuditTrail.get().log().newest(entry -> true, 10)).isEmpty();
    }

    @Test
    void aWaiverIsNotApprovedByWhoAskedForIt() throws Exception {
        request(new WaiverTerms(
                "job", "CVE-2026-0001", "", "a.py", "because", Days.today().plusDays(10)));

        assertThatThrownBy(() -> review("ann")).isInstanceOf(WaiverException.class);
        review("bob");

        assertThat(acts()).containsExactly(AuditAct.WAIVER_APPROVED, AuditAct.WAIVER_REQUESTED);
    }

    @Test
    void aRequiredGateThatIsLeftOutAndAProtectedStageAreRecorded() throws Exception {
        SecurityGateConfiguration.get().setGateRequired("job*");
        SecurityGateConfiguration.get().setProtectedStages("Deploy");

        jenkins.assertBuildStatus(Result.FAILURE, build("job", "stage('Deploy') { echo 'deployed' }"));

        awaitActs(AuditAct.GATE_MISSING, 1);
        awaitActs(AuditAct.STEP_REFUSED, 1);
    }

    @Test
    void aChangeOfPolicyOrConfigurationIsRecordedWithItsAuthorAndTheDecisionPinsTheHash() throws Exception {
        policy(STRICT.formatted("one", "scans.size() == 0"));
        SecurityGateConfiguration.get().setGateRequired("payments/**");
        WorkflowRun run = jenkins.assertBuildStatusSuccess(build("job", CLEAN));

        List<AuditEntry> entries = AuditTrail.get().log().newest(entry -> true, 10);
        assertThat(entries)
                .extracting(entry -> entry.event().act())
                .containsExactly(
                        AuditAct.DECISION,
                        AuditAct.CONFIGURATION_CHANGED,
                        AuditAct.CONFIGURATION_CHANGED,
                        AuditAct.POLICY_CHANGED);
        assertThat(entries.get(1).event().text()).isEqualTo("gateRequired: '' became 'payments/**'");
        assertThat(entries.get(0).event().digests())
                .containsKeys("evidence", "decision")
                .containsEntry("policy strict", entries.get(3).event().digests().get("policy central"));
        jenkins.assertLogContains(entries.get(0).hash(), run);
        assertThat(AuditTrail.get().log().check().problems()).isEmpty();
    }

    @Test
    void withoutTheAuditTrailNothingPassesAndNothingIsGranted() throws Exception {
        Path trail = AuditTrail.get().log().folder();
        Files.createDirectories(trail.getParent());
        Files.writeString(trail, "a file where the folder should be");

        WorkflowRun run = build("job", "try { " + CLEAN + " } catch (e) { }");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("the audit trail cannot be written", run);
        assertThatThrownBy(() -> policy(STRICT.formatted("one", "scans.size() == 0")))
                .hasMessageContaining("audit trail");
        assertThat(SecurityGateConfiguration.get().getPolicies()).isEmpty();
        assertThatThrownBy(() -> request(new WaiverTerms(
                        "job",
                        "CVE-2026-0001",
                        "",
                        "a.py",
                        "because",
                        Days.today().plusDays(10))))
                .hasMessageContaining("audit trail");
        assertThat(GrantedWaivers.get().store().all()).isEmpty();
    }

    @Test
    void auditorsReadFilterDownloadAndVerifyTheTrail() throws Exception {
        Visitor.secure(jenkins);
        build("job", CLEAN);
        build("other", CLEAN);
        Visitor auditor = Visitor.named(jenkins, "View");

        assertThat(auditor.read("security-gate/audit/")).contains("job #1", "other #1", "decision");
        assertThat(auditor.read("security-gate/audit/?job=job"))
                .contains("job #1")
                .doesNotContain("other #1");
        assertThat(auditor.read("security-gate/audit/export?format=csv").lines())
                .hasSize(3);
        assertThat(auditor.read("security-gate/audit/export?format=jsonl&job=other")
                        .lines())
                .hasSize(1);
        assertThat(auditor.post("security-gate/audit/verify").getContentAsString())
                .contains("Sound: 2 entries");
        Path file = AuditTrail.get().log().folder().resolve("audit-0001-000001.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("pass: ", "Pass: "));
        assertThat(auditor.post("security-gate/audit/verify").getContentAsString())
                .contains("NOT SOUND", "line 1: was changed");
        assertThat(Visitor.named(jenkins, "ApproveWaiver").get("security-gate/audit/"))
                .isEqualTo(403);
        assertThat(Visitor.named(jenkins, "developer").get("security-gate/audit/export"))
                .isEqualTo(403);
        assertThat(auditor.postWithoutCrumb("security-gate/audit/verify")).isEqualTo(403);
    }

    private static void request(WaiverTerms terms) throws Exception {
        GrantedWaivers.get()
                .store()
                .request(
                        0,
                        terms,
                        SecurityGateConfiguration.get().getWaiverLimits(),
                        new WaiverAct(WaiverAct.Kind.REQUESTED, "ann", Instant.now(), ""));
    }

    private static void review(String user) throws Exception {
        GrantedWaivers.get()
                .store()
                .review(
                        1,
                        SecurityGateConfiguration.get().getWaiverLimits(),
                        new WaiverAct(WaiverAct.Kind.APPROVED, user, Instant.now(), ""));
    }

    private static List<AuditAct> acts() throws Exception {
        return AuditTrail.get().log().newest(entry -> true, 100).stream()
                .map(entry -> entry.event().act())
                .toList();
    }

    /** What is only reported is written by another thread. */
    private static void awaitActs(AuditAct act, int count) throws Exception {
        for (int i = 0; i < 100 && acts().stream().filter(act::equals).count() < count; i++) {
            Thread.sleep(100);
        }
        assertThat(acts().stream().filter(act::equals)).hasSize(count);
    }

    private WorkflowRun build(String name, String pipeline) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, name);
        }
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return jenkins.waitForCompletion(job.scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("ann")))
                .waitForStart());
    }

    private WorkflowRun replay(WorkflowRun run, String pipeline) throws Exception {
        return (WorkflowRun) jenkins.waitForCompletion((WorkflowRun) run.getAction(ReplayAction.class)
                .run(pipeline, java.util.Map.of())
                .get());
    }

    private static String leak() {
        // Assembled here, so that scanners of hosting services do not take the test for a leak.
        return "node { writeFile file: 'cfg.py', text: \"key = '${'AKIA' + 'QYLPMN5HFIQR7XYA'}'\";"
                + " securityScan('secret') }\ncomplianceGate()\n";
    }

    private static void policy(String yaml) {
        policy(yaml, "**");
    }

    private static void policy(String yaml, String jobs) {
        PolicySource source = new PolicySource("central");
        source.setYaml(yaml);
        source.setJobs(jobs);
        SecurityGateConfiguration.get().setPolicies(List.of(source));
    }
}
