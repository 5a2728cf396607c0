package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.model.Waiver;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A build of a payment service as it might come: scans of most kinds, findings in every state, a failed decision. */
final class Sample {
    static final Instant COLLECTED = Instant.parse("2026-03-14T10:12:00Z");
    static final Subject SUBJECT = new Subject("payments/api", "4f1c9e2 (#482)", "deploy", "eu-central-1");

    static final Finding LOG4J = Finding.of(ScanKind.DEPENDENCY, "CVE-2021-44228")
            .title("Remote code execution in log4j-core by JNDI lookups in log messages")
            .description(
                    "An attacker who can control log messages can execute arbitrary code loaded from LDAP servers.")
            .severity(Severity.CRITICAL)
            .component(log4j())
            .advisory(new Advisory(
                    List.of("CVE-2021-44228", "GHSA-jfh8-c2jp-5v3q"),
                    List.of(new Cvss("3.1", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0, "nvd")),
                    0.94,
                    0.99,
                    true,
                    List.of("2.15.0"),
                    Instant.parse("2021-12-10T00:00:00Z")))
            .cwes(List.of(502, 400))
            .url("https://nvd.nist.gov/vuln/detail/CVE-2021-44228")
            .change(Change.NEW)
            .build("dependencies", "osv");
    static final Finding SECRET = Finding.of(ScanKind.SECRET, "aws-access-token")
            .title("AWS access key")
            .severity(Severity.HIGH)
            .location(new Location("src/main/resources/application.yml", 12, 9, 12, 29))
            .snippet("accessKey: AKIA****************")
            .identity("9c1185a5c5e9fc54")
            .cwes(List.of(798))
            .change(Change.NEW)
            .build("secrets", "secrets");
    static final Finding INJECTION = Finding.of(ScanKind.SAST, "java.lang.security.audit.sqli.jdbc-sqli")
            .title("SQL built from a request parameter")
            .description("The query is put together from user input. Use a prepared statement.")
            .severity(Severity.HIGH)
            .location(new Location("src/main/java/com/example/payments/LedgerRepository.java", 87, 5, 88, 41))
            .snippet("statement.executeQuery(\"SELECT * FROM ledger WHERE id = \" + id)")
            .cwes(List.of(89))
            .remediation("Use a PreparedStatement with a parameter.")
            .flow(List.of(
                    Location.of("src/main/java/com/example/payments/LedgerController.java", 31),
                    Location.of("src/main/java/com/example/payments/LedgerRepository.java", 87)))
            .change(Change.OUTSTANDING)
            .build("sast", "semgrep");
    static final Finding WAIVED = Finding.of(ScanKind.DEPENDENCY, "CVE-2023-35116")
            .title("Denial of service in jackson-databind by cyclic objects")
            .severity(Severity.MEDIUM)
            .component(Component.of(
                    "pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.15.2",
                    "com.fasterxml.jackson.core:jackson-databind",
                    "2.15.2"))
            .advisory(Advisory.of(List.of("CVE-2023-35116"), List.of("2.16.0")))
            .change(Change.OUTSTANDING)
            .build("dependencies", "osv");
    static final Finding SUPPRESSED = Finding.of(ScanKind.CONTAINER, "CVE-2019-8457")
            .title("Out of bounds read in sqlite3")
            .severity(Severity.CRITICAL)
            .component(Component.of(
                    "pkg:deb/debian/libdb5.3@5.3.28%2Bdfsg1-0.8?arch=amd64", "libdb5.3", "5.3.28+dfsg1-0.8"))
            .target("registry.example.com/payments/api:1.42")
            .suppression(new Suppression(Suppression.State.NOT_AFFECTED, "vex", "The code is not in the execute path"))
            .change(Change.OUTSTANDING)
            .build("image", "trivy");
    static final Finding HEADER = Finding.of(ScanKind.DAST, "10038")
            .title("Content Security Policy header not set")
            .severity(Severity.MEDIUM)
            .endpoint(new Endpoint("GET", "https://staging.example.com/login", ""))
            .cwes(List.of(693))
            .occurrences(14)
            .change(Change.OUTSTANDING)
            .build("dast", "zap");
    static final Finding FIXED = Finding.of(ScanKind.CONFIGURATION, "container-runs-as-root")
            .title("The container runs as root")
            .severity(Severity.HIGH)
            .location(Location.of("Dockerfile", 1))
            .target("Dockerfile")
            .change(Change.FIXED)
            .build("old-configuration", "configuration");
    static final Finding COPYLEFT = Finding.of(ScanKind.LICENSE, "AGPL-3.0-only")
            .title("AGPL-3.0-only is not among the allowed licences")
            .severity(Severity.LOW)
            .component(Component.of("pkg:npm/%40example/charts@3.1.0", "@example/charts", "3.1.0"))
            .change(Change.NEW)
            .build("licenses", "license");
    static final Finding CRASH = Finding.of(ScanKind.FUZZING, "heap-buffer-overflow")
            .title("Heap buffer overflow in iban_parse")
            .severity(Severity.UNKNOWN)
            .target("fuzz_iban")
            .identity("stack-1")
            .change(Change.NEW)
            .build("fuzzing", "libfuzzer");

    private Sample() {}

    private static Component log4j() {
        return new Component(
                "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
                "org.apache.logging.log4j:log4j-core",
                "2.14.1",
                List.of("Apache-2.0"),
                "pom.xml",
                Component.Scope.DIRECT);
    }

    static List<Finding> findings() {
        return List.of(LOG4J, SECRET, INJECTION, WAIVED, SUPPRESSED, HEADER, FIXED, COPYLEFT, CRASH);
    }

    static Evidence evidence() {
        return evidence(findings());
    }

    static Evidence evidence(List<Finding> findings) {
        List<Component> components = List.of(
                log4j(),
                new Component(
                        "pkg:npm/%40example/charts@3.1.0",
                        "@example/charts",
                        "3.1.0",
                        List.of("AGPL-3.0-only"),
                        "package-lock.json",
                        Component.Scope.TRANSITIVE),
                new Component(
                        "pkg:pypi/requests@2.31.0",
                        "requests",
                        "2.31.0",
                        List.of("Apache 2"),
                        "requirements.txt",
                        Component.Scope.DIRECT),
                new Component(
                        "pkg:maven/ch.qos.logback/logback-classic@1.4.14",
                        "ch.qos.logback:logback-classic",
                        "1.4.14",
                        List.of("EPL-1.0 OR LGPL-2.1-only"),
                        "pom.xml",
                        Component.Scope.TRANSITIVE),
                new Component(
                        "",
                        "vendored-zlib",
                        "1.2.11",
                        List.of("Zlib", "custom words"),
                        "third_party/zlib",
                        Component.Scope.UNKNOWN));
        List<Fact> facts = List.of(
                new Fact(
                        Fact.Type.PORT,
                        "8443",
                        8443,
                        "Service/payments-api",
                        Location.of("deploy/service.yaml", 11),
                        java.util.Map.of("exposure", "public", "protocol", "TCP")),
                Fact.of(
                        Fact.Type.IMAGE,
                        "registry.example.com/payments/api:1.42",
                        "Deployment/payments-api",
                        Location.of("deploy/deployment.yaml", 24)),
                Fact.of(Fact.Type.REGION, "eu-central-1", "provider.aws", Location.of("infra/main.tf", 3)),
                Fact.of(
                        Fact.Type.PRIVILEGE,
                        "runs as root",
                        "Deployment/payments-api",
                        Location.of("deploy/deployment.yaml", 31)));
        return new Evidence(
                        SUBJECT,
                        COLLECTED,
                        "main #481",
                        scans(),
                        findings,
                        components,
                        facts,
                        List.of(
                                new TestSuite("unit", 412, 0, 0, 3, 38_000),
                                new TestSuite("integration", 57, 1, 0, 0, 241_000)))
                .withRisks(List.of(risk()));
    }

    private static Risk risk() {
        return new Risk(
                "deploy",
                72,
                Risk.Recommendation.ROLL_BACK,
                List.of(
                        new Risk.Reason(
                                "log-failure",
                                "2 new kinds of line that tell of a failure, 5 lines",
                                46,
                                List.of("deploy.log:41: ERROR connection refused by payments <db>")),
                        new Risk.Reason(
                                "metric",
                                "latency_p95 is higher than in the baseline",
                                26,
                                List.of("median 412 instead of 230"))),
                54,
                "main #481");
    }

    private static List<Scan> scans() {
        return List.of(
                scan("dependencies", "osv", "", ScanKind.DEPENDENCY, Provenance.EXECUTED, "", 2),
                scan("secrets", "secrets", "", ScanKind.SECRET, Provenance.EXECUTED, "", 1),
                scan("sast", "semgrep", "1.113.0", ScanKind.SAST, Provenance.IMPORTED, "sarif", 1),
                scan("dast", "zap", "2.16.1", ScanKind.DAST, Provenance.IMPORTED, "zap-json", 1),
                scan("licenses", "license", "", ScanKind.LICENSE, Provenance.EXECUTED, "", 1),
                scan("configuration", "configuration", "", ScanKind.CONFIGURATION, Provenance.EXECUTED, "", 0),
                scan("fuzzing", "libfuzzer", "", ScanKind.FUZZING, Provenance.IMPORTED, "libfuzzer", 1),
                new Scan(
                        "image",
                        "trivy",
                        "0.69.0",
                        Set.of(ScanKind.CONTAINER),
                        ScanStatus.FAILED,
                        "trivy.json: /Results/3 (line 912): the file ends in the middle of a record; run the scan again",
                        Provenance.IMPORTED,
                        "trivy",
                        "trivy.json",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        COLLECTED.minusSeconds(7_300),
                        41_000,
                        new Scan.Counts(1, 1, 1, 1),
                        List.of(new EntryError("/Results/3 (line 912)", "expected a text but found a number"))));
    }

    private static Scan scan(
            String id, String tool, String version, ScanKind kind, Provenance provenance, String format, int findings) {
        String digest = format.isEmpty() ? "" : "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
        String source = format.isEmpty() ? "workspace" : "reports/" + tool + ".json";
        return new Scan(
                id,
                tool,
                version,
                Set.of(kind),
                ScanStatus.COMPLETED,
                "",
                provenance,
                format,
                source,
                digest,
                COLLECTED.minusSeconds(95),
                12_400,
                new Scan.Counts(findings, findings, 0, 0),
                List.of());
    }

    static Decision failed() {
        List<RuleResult> rules = List.of(
                rule(
                        "no-new-critical",
                        "No new critical or high findings",
                        State.BROKEN,
                        Verdict.FAIL,
                        "2 findings are new and at least high.",
                        new Tally(9, 2, 0, 0, 2, 0),
                        List.of(
                                of(LOG4J, "Upgrade org.apache.logging.log4j:log4j-core from 2.14.1 to 2.15.0."),
                                of(SECRET, ""))),
                rule(
                        "required-scans",
                        "All required scans completed",
                        State.BROKEN,
                        Verdict.FAIL,
                        "The container scan failed.",
                        new Tally(8, 1, 0, 0, 1, 0),
                        List.of(new Violation(
                                "No completed container scan",
                                "trivy: trivy.json",
                                Severity.UNKNOWN,
                                "Let stage \"Image\" run trivy again and check that it writes trivy.json.",
                                "",
                                Change.UNCOMPARED))),
                rule(
                        "no-exposed-admin",
                        "Public ports are approved",
                        State.BROKEN,
                        Verdict.REVIEW,
                        "Port 8443 is public and not on the list.",
                        new Tally(4, 1, 0, 0, 1, 0),
                        List.of(new Violation(
                                "Port 8443 is public",
                                "deploy/service.yaml:11",
                                Severity.UNKNOWN,
                                "",
                                "",
                                Change.UNCOMPARED))),
                rule(
                        "few-outstanding",
                        "At most 5 medium findings",
                        State.PASSED,
                        Verdict.FAIL,
                        "1 medium finding counts.",
                        new Tally(9, 2, 0, 1, 1, 5),
                        List.of()),
                new RuleResult(
                        "payments-prod",
                        "copyleft",
                        "No copyleft licences",
                        "legal",
                        State.BROKEN,
                        Verdict.FAIL,
                        false,
                        "1 package has a licence that is not allowed.",
                        new Tally(5, 1, 0, 0, 1, 0),
                        List.of(of(COPYLEFT, ""))),
                rule(
                        "us-only",
                        "Data stays in the United States",
                        State.NOT_APPLICABLE,
                        Verdict.FAIL,
                        "Applies to us-east-1 only.",
                        Tally.NONE,
                        List.of()));
        Waiver active = new Waiver(
                "CVE-2023-35116",
                "pkg:maven/com.fasterxml.jackson.core/jackson-databind",
                "",
                "We never serialise cyclic objects",
                "d.meier",
                LocalDate.of(2026, 4, 1));
        Waiver expired = new Waiver(
                "CVE-2020-1234", "", "", "Fixed with the next release", "d.meier", LocalDate.of(2026, 1, 31));
        return new Decision(
                Verdict.FAIL,
                "1 critical and 1 high finding introduced; container scan failed; 1 public port not approved",
                COLLECTED.plusSeconds(4),
                SUBJECT,
                List.of(new PolicyRef(
                        "payments-prod",
                        "v14",
                        "3f9c1ce2b6a1b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4",
                        "policies/payments-prod.yaml")),
                rules,
                List.of(
                        new WaiverUse("payments-prod", active, false, 1),
                        new WaiverUse("payments-prod", expired, true, 0)),
                Set.of(WAIVED.fingerprint()));
    }

    private static RuleResult rule(
            String id,
            String title,
            State state,
            Verdict effect,
            String explanation,
            Tally tally,
            List<Violation> violations) {
        return new RuleResult(
                "payments-prod", id, title, "appsec", state, effect, true, explanation, tally, violations);
    }

    private static Violation of(Finding finding, String fix) {
        return new Violation(
                finding.title(), finding.place(), finding.severity(), fix, finding.fingerprint(), finding.change());
    }

    /** The sample's findings, and others like them up to a number. */
    static List<Finding> many(int number) {
        List<Finding> findings = new ArrayList<>(findings());
        Change[] changes = {Change.OUTSTANDING, Change.OUTSTANDING, Change.OUTSTANDING, Change.NEW, Change.FIXED};
        for (int i = findings.size(); i < number; i++) {
            Severity severity = Severity.values()[Math.min(5, 1 + i % 7)];
            findings.add(i % 3 == 0 ? vulnerable(i, severity, changes[i % 5]) : weak(i, severity, changes[i % 5]));
        }
        return findings;
    }

    private static Finding vulnerable(int i, Severity severity, Change change) {
        String name = "com.example:library-" + i % 211;
        String id = "CVE-2025-" + (10_000 + i);
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title("Improper input validation in library-" + i % 211)
                .description("A crafted request makes the parser read past the end of its buffer.")
                .severity(severity)
                .component(Component.of(
                        "pkg:maven/com.example/library-" + i % 211 + "@1." + i % 17 + ".0", name, "1." + i % 17 + ".0"))
                .advisory(Advisory.of(List.of(id), i % 2 == 0 ? List.of("1.20.1") : List.of()))
                .change(change)
                .build("dependencies", "osv");
    }

    private static Finding weak(int i, Severity severity, Change change) {
        return Finding.of(ScanKind.SAST, "java.lang.security.audit.rule-" + i % 90)
                .title("Value of untrusted origin reaches a sensitive call")
                .description("Check the value before it is used.")
                .severity(severity)
                .location(Location.of(
                        "src/main/java/com/example/payments/part" + i % 40 + "/Class" + i % 400 + ".java",
                        10 + i % 900))
                .snippet("call" + i + "(value)")
                .cwes(List.of(20 + i % 60))
                .change(change)
                .build("sast", "semgrep");
    }
}
