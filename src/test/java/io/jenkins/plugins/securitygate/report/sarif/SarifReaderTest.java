package io.jenkins.plugins.securitygate.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.report.ReportException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarifReaderTest {
    private static final String MESSAGE = "\"message\": {\"text\": \"Problem\"}";

    private static Finding only(ScanResult result) {
        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings()).hasSize(1);
        return result.findings().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"ruleId\": \"A1\", \"level\": \"error\"'                                   | '' | HIGH",
                "'\"ruleId\": \"A1\", \"level\": \"note\"'                                    | '' | INFO",
                "'\"ruleId\": \"A1\", \"level\": \"none\"'                                    | '' | INFO",
                "'\"ruleId\": \"A1\"'                                                       | '' | MEDIUM",
                "'\"ruleId\": \"A1\"' | '\"defaultConfiguration\": {\"level\": \"error\"}'               | HIGH",
                "'\"ruleId\": \"A1\", \"level\": \"note\"' | '\"properties\": {\"security-severity\": \"9.1\"}' | CRITICAL",
                "'\"ruleId\": \"A1\", \"level\": \"error\"' | '\"properties\": {\"security-severity\": \"low\"}' | LOW",
                "'\"ruleId\": \"A1\", \"properties\": {\"security-severity\": 7.0}' | ''                 | HIGH",
            })
    void theSeverityIsThatOfTheMostSpecificSource(String result, String rule, Severity expected) throws Exception {
        String members = "\"id\": \"A1\"" + (rule.isEmpty() ? "" : ", " + rule);

        assertThat(only(Sarif.result(members, result + ", " + MESSAGE)).severity())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ruleId\": \"CA1000\"",
                "\"ruleIndex\": 0",
                "\"rule\": {\"id\": \"CA1000\"}",
                "\"rule\": {\"index\": 0}",
                "\"ruleId\": \"CA1000/1\"",
                "\"ruleId\": \"CA1000/1\", \"ruleIndex\": 0"
            })
    void aResultNamesItsRuleInManyWays(String reference) throws Exception {
        ScanResult result = Sarif.result("""
                "id": "CA1000", "shortDescription": {"text": "Do not declare static members"},
                "helpUri": "https://example.org/CA1000", "help": {"text": "Remove it."}
                """, reference + ", " + MESSAGE);

        assertThat(only(result).title()).isEqualTo("Do not declare static members");
        assertThat(only(result).url()).isEqualTo("https://example.org/CA1000");
        assertThat(only(result).remediation()).isEqualTo("Remove it.");
        assertThat(only(result).description()).isEqualTo("Problem");
        assertThat(only(result).rule()).startsWith("CA1000");
    }

    @Test
    void aRuleOfAnExtensionIsFoundByItsComponent() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {
                  "driver": {"name": "CodeQL", "rules": [{"id": "X", "shortDescription": {"text": "of the driver"}}]},
                  "extensions": [
                    {"name": "a", "rules": [{"id": "X", "shortDescription": {"text": "of a"}}]},
                    {"name": "b", "rules": [{"id": "X", "shortDescription": {"text": "of b"}}]}
                  ]
                },
                "results": [
                  {"rule": {"index": 0, "toolComponent": {"index": 1}}, "message": {"text": "1"}},
                  {"rule": {"id": "X", "toolComponent": {"name": "a"}}, "message": {"text": "2"}},
                  {"ruleId": "X", "message": {"text": "3"}}
                ]
                """);

        assertThat(result.findings())
                .extracting(Finding::title, Finding::description)
                .contains(tuple("of b", "1"));
        assertThat(result.scan().counts().records()).isEqualTo(3);
    }

    @Test
    void everyLocationIsAFindingAndNoLocationIsOneToo() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}},
                "results": [
                  {"ruleId": "A", "message": {"text": "m"}, "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": "a.c"}, "region": {"startLine": 3, "startColumn": 5}}},
                    {"physicalLocation": {"artifactLocation": {"uri": "b.c"}, "region": {"byteOffset": 17}}}
                  ]},
                  {"ruleId": "B", "message": {"text": "m"}}
                ]
                """);

        assertThat(result.findings())
                .extracting(Finding::location)
                .containsExactly(new Location("a.c", 3, 5, 3, 0), Location.of("b.c", 0), Location.NONE);
        assertThat(result.scan().counts().records()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///C:/x/a.c     | C:/x/a.c",
                "file:///home/x/a.c   | /home/x/a.c",
                "file://host/share/a  | //host/share/a",
                "src/a%20b.c          | src/a b.c",
                "src/%C3%A4.c         | src/ä.c",
                "src/100%.c           | src/100%.c",
                "src/%00.c            | src/%00.c",
                "src/%ff.c            | src/%ff.c",
                "src\\a.c             | src/a.c",
                "https://example.org/ | https://example.org/",
            })
    void aUriBecomesAPathAndAnInvalidOneStaysAsItIs(String uri, String path) {
        assertThat(Location.of(UriPath.of(uri), 0).path()).isEqualTo(path);
    }

    @Test
    void relativeBasesArePrependedAndTheRootIsLeftOut() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}},
                "originalUriBaseIds": {
                  "PROJECTROOT": {"uri": "file:///C:/work/"},
                  "SRC": {"uri": "src/", "uriBaseId": "PROJECTROOT"}
                },
                "artifacts": [{"location": {"uri": "io/a.c", "uriBaseId": "SRC"}}],
                "results": [{"ruleId": "A", "message": {"text": "m"}, "locations": [
                  {"physicalLocation": {"artifactLocation": {"uri": "b.c", "uriBaseId": "SRC"}}},
                  {"physicalLocation": {"artifactLocation": {"index": 0}}},
                  {"physicalLocation": {"artifactLocation": {"uri": "c.c", "uriBaseId": "PROJECTROOT"}}}
                ]}]
                """);

        assertThat(result.findings())
                .extracting(finding -> finding.location().path())
                .containsExactly("src/b.c", "src/io/a.c", "c.c");
    }

    @Test
    void whatFollowsTheResultsCountsAsMuchAsWhatPrecedesThem() throws Exception {
        ScanResult result = Sarif.run("""
                "results": [
                  {"ruleId": "A", "message": {"text": "m"}, "locations": [
                    {"physicalLocation": {"artifactLocation": {"index": 0}}}]}],
                "tool": {"driver": {"name": "Linter", "rules": [{"id": "A", "shortDescription": {"text": "T"}}]}},
                "artifacts": [{"location": {"uri": "a.c", "uriBaseId": "SRC"}}],
                "originalUriBaseIds": {"SRC": {"uri": "src/"}}
                """);

        assertThat(only(result).title()).isEqualTo("T");
        assertThat(only(result).location().path()).isEqualTo("src/a.c");
        assertThat(result.scan().counts().records()).isEqualTo(1);
    }

    @Test
    void resultsThatNeedLaterArtifactsAreNeitherLostNorReadTwice() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}},
                "results": [
                  {"ruleId": "A", "message": {"text": "m"}, "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": "a.c"}}}]},
                  {"ruleId": "B", "message": {"text": "m"}, "locations": [
                    {"physicalLocation": {"artifactLocation": {"index": 0}}}]},
                  {"ruleId": "C", "message": {"text": "m"}, "locations": [
                    {"physicalLocation": {"artifactLocation": {"uri": "c.c"}}}]}
                ],
                "artifacts": [{"location": {"uri": "b.c"}}]
                """);

        assertThat(result.findings())
                .extracting(Finding::rule, finding -> finding.location().path())
                .containsExactly(tuple("A", "a.c"), tuple("B", "b.c"), tuple("C", "c.c"));
        assertThat(result.scan().counts().records()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind': 'inSource'}                                            | true",
                "{'kind': 'external', 'status': 'accepted'}                      | true",
                "{'kind': 'external', 'status': 'rejected'}                      | false",
                "{'kind': 'external', 'status': 'underReview'}                   | false",
                "{'kind': 'external', 'state': 'rejected'}                       | false",
                "{'kind': 'external', 'state': 'accepted'}                       | true",
                "{'kind': 'inSource'}, {'kind': 'external', 'status': 'rejected'} | false",
                "''                                                              | false",
            },
            quoteCharacter = '~')
    void onlyASuppressionInForceSuppresses(String suppressions, boolean suppressed) throws Exception {
        String array = suppressions.equals("''") ? "" : suppressions.replace('\'', '"');

        Finding finding =
                only(Sarif.result("\"id\": \"A\"", "\"ruleId\": \"A\", \"suppressions\": [" + array + "], " + MESSAGE));

        assertThat(finding.suppressed()).isEqualTo(suppressed);
    }

    @Test
    void aSuppressionKeepsItsReason() throws Exception {
        Finding finding = only(Sarif.result("\"id\": \"A\"", """
                "ruleId": "A", "message": {"text": "m"},
                "suppressions": [{"kind": "external", "status": "accepted", "justification": "only in tests"}]
                """));

        assertThat(finding.suppression())
                .isEqualTo(new Suppression(Suppression.State.SUPPRESSED, "external", "only in tests"));
    }

    @ParameterizedTest
    @CsvSource({"pass, 0", "notApplicable, 0", "informational, 0", "fail, 1", "FAIL, 1"})
    void onlyAFailureIsAFindingButEveryResultIsARecord(String kind, int findings) throws Exception {
        ScanResult result = Sarif.result("\"id\": \"A\"", "\"ruleId\": \"A\", \"kind\": \"" + kind + "\", " + MESSAGE);

        assertThat(result.findings()).hasSize(findings);
        assertThat(result.scan().counts().records()).isEqualTo(1);
    }

    @Test
    void weaknessesComeFromEverywhereTheMostSpecificFirst() throws Exception {
        Finding finding = only(Sarif.result("""
                "id": "A",
                "relationships": [{"target": {"id": "CWE-78", "toolComponent": {"name": "CWE"}}}],
                "properties": {"cwe": "CWE-77", "tags": ["security", "external/cwe/cwe-079", "CWE-80: Words"]}
                """, """
                "ruleId": "A", "message": {"text": "m"},
                "taxa": [{"id": "20", "toolComponent": {"name": "CWE"}}], "properties": {"cwe": ["CWE-21: Words"]}
                """));

        assertThat(finding.cwes()).containsExactly(20, 21, 78, 77, 79, 80);
    }

    @Test
    void aMessageIsFilledInAndFreedOfItsLinks() throws Exception {
        Finding finding = only(
                Sarif.result("""
                "id": "A", "shortDescription": {"text": "T"},
                "messageStrings": {"default": {"text": "{0} reaches [the sink](1) as {{x}} and {1}"}}
                """, "\"ruleId\": \"A\", \"message\": {\"id\": \"default\", \"arguments\": [\"Input\"]}"));

        assertThat(finding.description()).isEqualTo("Input reaches the sink as {x} and {1}");
    }

    @Test
    void aToolsOwnFingerprintTellsFindingsApart() throws Exception {
        String template = """
                "ruleId": "A", "message": {"text": "m"}, "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "a.c"}, "region": {"startLine": %d}}}], %s
                """;
        String first = only(Sarif.result(
                        "\"id\": \"A\"",
                        template.formatted(1, "\"fingerprints\": {\"h/v1\": \"old\", \"h/v2\": {\"value\": \"new\"}}")))
                .fingerprint();
        String moved = only(Sarif.result(
                        "\"id\": \"A\"",
                        template.formatted(
                                9,
                                "\"partialFingerprints\": {\"x\": \"y\"}, \"fingerprints\": {\"h/v2\": \"new\", \"h/v1\": \"o\"}")))
                .fingerprint();
        String other = only(Sarif.result(
                        "\"id\": \"A\"", template.formatted(1, "\"fingerprints\": {\"h/v2\": \"requires login\"}")))
                .fingerprint();

        assertThat(moved).isEqualTo(first).isNotEqualTo(other);
    }

    @Test
    void aCodeFlowBecomesSteps() throws Exception {
        Finding finding = only(Sarif.result("\"id\": \"A\"", """
                "ruleId": "A", "message": {"text": "m"}, "codeFlows": [{"threadFlows": [{"locations": [
                  {"location": {"physicalLocation": {"artifactLocation": {"uri": "a.c"}, "region": {"startLine": 1}}}},
                  {"location": {"physicalLocation": {"artifactLocation": {"uri": "b.c"}, "region": {"startLine": 2}}}}
                ]}]}]
                """));

        assertThat(finding.flow()).extracting(Location::toString).containsExactly("a.c:1", "b.c:2");
    }

    @Test
    void aSecretIsMaskedWhereverTheToolQuotesIt() throws Exception {
        String secret = "not-a-real-" + "secret-0123456789";
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "gitleaks"}},
                "results": [{"ruleId": "generic", "message": {"text": "found %1$s here"}, "locations": [
                  {"physicalLocation": {"artifactLocation": {"uri": "a.env"},
                   "region": {"startLine": 1, "snippet": {"text": "%1$s"}}}}]}]
                """.formatted(secret));

        assertThat(only(result).kind()).isEqualTo(ScanKind.SECRET);
        assertThat(only(result).snippet()).isEqualTo("not-****");
        assertThat(only(result).toString()).doesNotContain(secret);
    }

    @Test
    void aHardCodedPasswordIsMaskedInTheCodeThatHoldsIt() throws Exception {
        Finding finding =
                only(Sarif.result("\"id\": \"A\", \"properties\": {\"tags\": [\"external/cwe/cwe-798\"]}", """
                "ruleId": "A", "message": {"text": "Possible password: 'hunter2hunter2'"}, "locations": [
                  {"physicalLocation": {"artifactLocation": {"uri": "a.py"},
                   "region": {"startLine": 1, "snippet": {"text": "login('hunter2hunter2')"}}}}]
                """));

        assertThat(finding.snippet()).isEqualTo("login('****')");
        assertThat(finding.toString()).doesNotContain("hunter2");
    }

    @Test
    void aVulnerabilityKeepsItsPublicIdsAndPackage() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Trivy", "rules": [{"id": "CVE-2021-44228", "name":
                  "LanguageSpecificPackageVulnerability", "properties": {"security-severity": "10.0"}}]}},
                "results": [{"ruleId": "CVE-2021-44228", "ruleIndex": 0, "message": {"text":
                  "Package: log4j-core\\nInstalled Version: 2.14.1\\nVulnerability CVE-2021-44228\\nFixed Version: 2.15.0, 2.12.2"}}]
                """);

        Finding finding = only(result);
        assertThat(finding.kind()).isEqualTo(ScanKind.DEPENDENCY);
        assertThat(finding.advisory().identifiers()).containsExactly("CVE-2021-44228");
        assertThat(finding.advisory().score()).isEqualTo(10.0);
        assertThat(finding.advisory().fixedVersions()).containsExactly("2.15.0", "2.12.2");
        assertThat(finding.component().name()).isEqualTo("log4j-core");
        assertThat(finding.component().version()).isEqualTo("2.14.1");
    }

    @Test
    void everyRunKeepsItsOwnTool() throws Exception {
        ScanResult result = Sarif.file("""
                {"version": "2.1.0", "runs": [
                  {"tool": {"driver": {"name": "Bandit", "version": "1.9.4"}},
                   "results": [{"ruleId": "A", "message": {"text": "m"}}]},
                  {"results": [{"ruleId": "B", "message": {"text": "m"}}],
                   "tool": {"driver": {"name": "Checkov", "version": "3.2"}}}
                ]}
                """);

        assertThat(result.findings())
                .extracting(Finding::tool, Finding::kind)
                .containsExactly(tuple("Bandit", ScanKind.SAST), tuple("Checkov", ScanKind.CONFIGURATION));
        assertThat(result.scan().tool()).isEqualTo("Bandit, Checkov");
        assertThat(result.scan().toolVersion()).isEqualTo("1.9.4, 3.2");
        assertThat(result.scan().kinds()).containsExactly(ScanKind.SAST, ScanKind.CONFIGURATION);
    }

    @Test
    void aRunThatFailedIsAFailedScan() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}}, "results": [],
                "invocations": [{"executionSuccessful": false, "exitCode": 2, "toolExecutionNotifications": [
                  {"level": "warning", "message": {"text": "slow"}},
                  {"level": "error", "message": {"text": "out of memory"}}]}]
                """);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .isEqualTo("the tool says that its run failed with exit code 2: out of memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"index\": 1, \"toolComponent\": {\"index\": 1}}",
                "{\"index\": 1, \"toolComponent\": {\"name\": \"CWE\"}}",
                "{\"id\": \"79\", \"toolComponent\": {\"index\": 1}}"
            })
    void aWeaknessIsFoundByItsPositionInATaxonomyBeforeOrAfterTheResults(String taxon) throws Exception {
        String tool = "\"tool\": {\"driver\": {\"name\": \"Linter\"}}";
        String taxonomies = """
                "taxonomies": [
                  {"name": "OWASP", "taxa": [{"id": "A1"}, {"id": "20"}]},
                  {"name": "CWE", "taxa": [{"id": "22"}, {"id": "79"}]}]
                """;
        String results = """
                "results": [{"ruleId": "A", "message": {"text": "m"}, "taxa": [%s]}]
                """.formatted(taxon);

        assertThat(only(Sarif.run(String.join(", ", tool, taxonomies, results))).cwes())
                .containsExactly(79);
        assertThat(only(Sarif.run(String.join(", ", tool, results, taxonomies))).cwes())
                .containsExactly(79);
    }

    @Test
    void anErrorInARunThatCallsItselfSuccessfulIsAnErrorOfTheScan() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}}, "results": [],
                "invocations": [{"toolExecutionNotifications": [
                  {"level": "warning", "message": {"text": "slow"}},
                  {"level": "error", "message": {"text": "a.c cannot be parsed"}}],
                  "executionSuccessful": true}]
                """);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().errors())
                .extracting(error -> error.place(), error -> error.message())
                .containsExactly(tuple(
                        "/runs/0/invocations/0/toolExecutionNotifications/1 (line 4)",
                        "the tool reports an error: a.c cannot be parsed"));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///home/me/work/src/a.c, src/a.c",
        "file:///home/me/other/a.c, /home/me/other/a.c",
        "file:///home/me/work, /home/me/work",
        "file:///usr/include/a.h, /usr/include/a.h",
        "https://example.org/a.c, https://example.org/a.c"
    })
    void anAbsolutePathBelowARootIsRelative(String uri, String path) throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}},
                "originalUriBaseIds": {
                  "HOME": {"uri": "file:///home/me"},
                  "SRCROOT": {"uri": "file:///home/me/work/"},
                  "SRC": {"uri": "file:///home/me/work/src/"}
                },
                "results": [{"ruleId": "A", "message": {"text": "m"}, "locations": [
                  {"physicalLocation": {"artifactLocation": {"uri": "%s"}}}]}]
                """.formatted(uri));

        assertThat(only(result).location().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://shop.example.org/cart?id=1 | missing header                      | ''   | https://shop.example.org/cart",
                "openapi.yaml                       | 'GET /users/7?all=1 answered 500'   | GET  | /users/7",
                "openapi.yaml                       | 'Response of POST /login, in clear' | POST | /login",
                "openapi.yaml                       | 'widGET /users'                     | ''   | ''",
            })
    void aRequestIsNamedByTheLocationOrTheMessage(String uri, String message, String method, String url)
            throws Exception {
        Finding finding = only(Sarif.run("""
                "tool": {"driver": {"name": "OWASP ZAP"}},
                "results": [{"ruleId": "A", "message": {"text": "%s"}, "locations": [
                  {"physicalLocation": {"artifactLocation": {"uri": "%s"}}}]}]
                """.formatted(message, uri)));

        assertThat(finding.kind()).isEqualTo(ScanKind.DAST);
        assertThat(finding.endpoint()).isEqualTo(new Endpoint(method, url, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'physicalLocation': {'artifactLocation': {'uri': 'fuzz/parse.c'}}} | fuzz/parse.c",
                "{'logicalLocations': [{'fullyQualifiedName': 'parse_fuzzer'}]}      | parse_fuzzer"
            })
    void aCrashNamesItsTarget(String location, String target) throws Exception {
        Finding finding = only(Sarif.run("""
                "tool": {"driver": {"name": "Mayhem"}},
                "results": [{"ruleId": "A", "message": {"text": "heap overflow"}, "locations": [%s]}]
                """.formatted(location.replace('\'', '"'))));

        assertThat(finding.kind()).isEqualTo(ScanKind.FUZZING);
        assertThat(finding.target()).isEqualTo(target);
    }

    @Test
    void aBadResultIsAnErrorAndTheNextOneIsRead() throws Exception {
        ScanResult result = Sarif.run("""
                "tool": {"driver": {"name": "Linter"}},
                "results": [
                  {"ruleId": "A", "message": {"text": "m"}, "locations": "nowhere"},
                  null,
                  {"ruleId": "A", "message": {"text": "m"}, "locations": [{"physicalLocation": {
                    "region": {"startLine": 99999999999}}}]},
                  {"ruleId": "B", "message": {"text": "m"}}
                ]
                """);

        assertThat(result.findings()).extracting(Finding::rule).containsExactly("B");
        assertThat(result.scan().counts().records()).isEqualTo(4);
        assertThat(result.scan().errors())
                .extracting(error -> error.place(), error -> error.message())
                .containsExactly(
                        tuple("/runs/0/results/0/locations (line 3)", "expected an array but found a text"),
                        tuple("/runs/0/results/1 (line 4)", "a result must be an object"),
                        tuple(
                                "/runs/0/results/2/locations/0/physicalLocation/region/startLine (line 6)",
                                "the number is too large"));
    }

    @Test
    void aRunWithoutResultsIsNotACleanOne() throws Exception {
        ScanResult result = Sarif.run("\"tool\": {\"driver\": {\"name\": \"Linter\"}}");

        assertThat(result.scan().errors())
                .extracting(error -> error.message())
                .containsExactly("the run has no 'results', so it does not show that the tool scanned anything");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'version': '2.1.0', 'runs': {}}                | expected an array but found an object",
                "{'$schema': 'sarif', 'version': '2.1.0'}        | no 'runs'",
                "{'$schema': 'sarif', 'version': '1.0.0', 'runs': []} | SARIF version '1.0.0' is not supported",
                "{'version': '2.1.0', 'runs': [{'results': [     | not valid JSON",
            })
    void aFileThatIsNotSarifIsRefused(String json, String problem) {
        assertThatThrownBy(() -> Sarif.file(json.replace('\'', '"')))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(problem);
    }

    @Property(tries = 300)
    void aFileCutAnywhereIsRefused(@ForAll @IntRange(min = 1, max = 249) int length) {
        String json = """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Linter", "rules": [{"id": "A"}]}},
                "results": [{"ruleId": "A", "message": {"text": "m"}, "locations": [{"physicalLocation":
                {"artifactLocation": {"uri": "a.c"}, "region": {"startLine": 3}}}]}]}]}""";

        assertThatThrownBy(() -> Sarif.file(json.substring(0, length))).isInstanceOf(ReportException.class);
    }

    @Test
    void noRunsAreNoFindings() throws Exception {
        assertThat(Sarif.file("{\"version\": \"2.1.0\", \"runs\": []}").findings())
                .isEqualTo(List.of());
    }
}
