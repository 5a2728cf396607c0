package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reports are what gitleaks 8.30.1 wrote about a small project. */
class GitleaksBaselineTest {
    private static final Path REPORTS = Path.of("src/test/resources/reports/gitleaks");
    private static final String KNOWN = "n0t4r3al5ecr3t8c1f7a2e9b3d";
    private static final String FRESH = "n0t4r3al5ecr3t5d0e6b1c8a2f";

    @TempDir
    Path root;

    @TempDir
    Path rulesFolder;

    private ScanResult scan(Path baseline) throws Exception {
        // The built-in rule takes nothing for a secret that says of itself that it is not real.
        Path rules = Files.writeString(Files.createTempFile(rulesFolder, "rules", ".toml"), """
                [[rules]]
                id = 'generic-api-key'
                regex = 'shop\\.api_key=(\\w+)'
                """);
        SecretScanner scanner = SecretScanner.withRules(rules).withBaseline(baseline);
        return new ScanRun(scanner, "secret", ScanCollector.DEFAULT_LIMIT)
                .execute(new SourceTree(root, List.of()), ScanContext.quiet(SecretDigest.salted("salt")));
    }

    @Test
    void aKnownSecretIsKeptAndCountedApartWhereverItsLineIsNow() throws Exception {
        Files.writeString(
                root.resolve("app.properties"), "\n\n\n\nshop.api_key=" + KNOWN + "\nshop.api_key=" + FRESH + "\n");

        ScanResult result = scan(REPORTS.resolve("many-8.30.1.json"));

        assertThat(result.findings())
                .extracting(finding -> finding.location().line(), Finding::suppressed)
                .containsExactly(Tuple.tuple(5, true), Tuple.tuple(6, false));
        Suppression suppression = result.findings().get(0).suppression();
        assertThat(suppression.source()).isEqualTo("baseline");
        assertThat(suppression.reason()).startsWith("known in ").endsWith("many-8.30.1.json");
        assertThat(result.scan().counts().suppressed()).isEqualTo(1);
    }

    @Test
    void theSameSecretInAnotherFileIsNew() throws Exception {
        Files.writeString(root.resolve("other.properties"), "shop.api_key=" + KNOWN + "\n");

        assertThat(scan(REPORTS.resolve("many-8.30.1.json")).findings())
                .singleElement()
                .matches(finding -> !finding.suppressed());
    }

    @Test
    void ofARedactedReportCommitFileRuleAndLineCount() throws Exception {
        GitleaksBaseline baseline =
                GitleaksBaseline.read(REPORTS.resolve("many-8.30.1-redacted.json"), root, new SecretMarks());
        Origin place = new Origin("app.properties", "9d227a4e1a6a29bcf1e686b13523a351281187fb");

        assertThat(baseline.holds(place, "generic-api-key", 2, KNOWN)).isTrue();
        assertThat(baseline.holds(place, "generic-api-key", 4_000, KNOWN)).isFalse();
        assertThat(baseline.holds(place, "private-key", 2, KNOWN)).isFalse();
        assertThat(baseline.holds(Origin.file("app.properties"), "generic-api-key", 2, KNOWN))
                .isFalse();
    }

    @Test
    void absolutePathsOfTheReportAreThoseOfTheFolder() throws Exception {
        Files.writeString(root.resolve("app.properties"), "shop.api_key=" + KNOWN + "\n");
        Path report = Files.writeString(
                root.resolve("report.json"),
                Files.readString(REPORTS.resolve("many-8.30.1.json"))
                        .replace("\"File\": \"", "\"File\": \"" + root.toAbsolutePath() + "/"));

        assertThat(scan(report).findings())
                .filteredOn(finding -> finding.location().path().equals("app.properties"))
                .singleElement()
                .matches(Finding::suppressed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{\"runs\": []}                   | not a JSON report of gitleaks, which is a list",
                "[{\"RuleID\": \"a\"}]            | entry 1 has no RuleID, File or StartLine; give the JSON report of gitleaks 8",
                "[7]                              | entry 1 has no RuleID, File or StartLine; give the JSON report of gitleaks 8",
                "[{\"Secret\": \"sesame           | :1:",
                "[                                | not well-formed JSON",
                "[sesame]                         | not well-formed JSON"
            })
    void aReportThatIsNoneFailsTheScanWithoutQuotingIt(String text, String message) throws Exception {
        Path report = Files.writeString(root.resolve("report.json"), text.replace("\"\"", "\""));

        ScanResult result = scan(report);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .contains(message)
                .contains("report.json")
                .doesNotContain("sesame");
    }

    @Test
    void aReportThatIsNotThereFailsTheScan() throws Exception {
        assertThat(scan(root.resolve("none.json")).scan().message()).endsWith("none.json: no such file");
    }

    @Test
    void anEmptyReportKnowsNothing() throws Exception {
        Files.writeString(root.resolve("app.properties"), "shop.api_key=" + KNOWN + "\n");

        assertThat(scan(REPORTS.resolve("none-8.30.1.json")).findings())
                .singleElement()
                .matches(finding -> !finding.suppressed());
    }
}
