package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycloneDxReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"severity": "low"}                                                                      | low
                {"severity": "none"}                                                                     | info
                {"severity": "unknown"}                                                                  | unknown
                {"severity": "low"}, {"severity": "high"}                                                | low
                {"severity": "low"}, {"severity": "high", "method": "CVSSv3", "vector": "nonsense"}      | low
                {"severity": "low"}, {"severity": "high", "method": "CVSSv31", "vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"} | high
                {"severity": "low"}, {"method": "CVSSv31", "vector": "AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"} | critical
                {"score": 9.9, "method": "OWASP"}                                                        | medium
                {"score": 9.9}                                                                           | critical
                                                                                                         | medium
                """)
    void theSeverityIsThatOfTheFirstModernCvssRatingElseOfTheFirst(String ratings, String severity) throws Exception {
        ScanResult result = read("""
                {"id": "CVE-2024-1", "ratings": [%s]}""".formatted(ratings == null ? "" : ratings));

        assertThat(result.findings().get(0).severity().id()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "resolved, RESOLVED",
        "resolved_with_pedigree, RESOLVED",
        "not_affected, NOT_AFFECTED",
        "false_positive, FALSE_POSITIVE"
    })
    void aVexStatementSuppresses(String state, Suppression.State expected) throws Exception {
        ScanResult result = read("""
                {"id": "CVE-2024-1", "analysis": {"state": "%s", "detail": "see the ticket"}}""".formatted(state));

        assertThat(result.findings().get(0).suppression())
                .isEqualTo(new Suppression(expected, "vex", "see the ticket"));
    }

    @ParameterizedTest
    @CsvSource({"in_triage", "exploitable", "a-state-of-the-future"})
    void anyOtherStateLeavesTheFindingAsItIs(String state) throws Exception {
        ScanResult result = read("""
                {"id": "CVE-2024-1", "analysis": {"state": "%s"}}""".formatted(state));

        assertThat(result.findings().get(0).suppressed()).isFalse();
    }

    @Test
    void everyAffectedComponentIsAFindingEvenWhenTheDocumentDoesNotListIt() throws Exception {
        ScanResult result = read("""
                {"id": "CVE-2024-1", "affects": [{"ref": "pkg:maven/org.example/shop@1"}, {"ref": "one"}, {"ref": "two"}]}""");

        assertThat(result.scan().counts().records()).isEqualTo(1);
        assertThat(result.findings())
                .extracting(Finding::title)
                .containsExactly("CVE-2024-1 in org.example:shop", "CVE-2024-1 in one", "CVE-2024-1 in two");
    }

    @Test
    void aDocumentWhoseFormatStandsAtItsEndIsRecognisedByItsComponents() throws Exception {
        String component = """
                {"bom-ref": "r%d", "type": "library", "name": "n%<d"},
                """;
        StringBuilder text = new StringBuilder("{\"components\": [");
        for (int i = 0; i < 3_000; i++) {
            text.append(component.formatted(i));
        }
        text.append("{\"name\": \"last\"}], \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\"}");

        assertThat(readText(text.toString()).components()).hasSize(3_001);
    }

    @Test
    void anotherMajorVersionIsRefused() {
        assertThatThrownBy(() -> readText("""
                        {"bomFormat": "CycloneDX", "specVersion": "2.0"}"""))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("CycloneDX 2.0 is not known; this reader knows 1.x");
    }

    private ScanResult read(String vulnerability) throws IOException, ReportException {
        return readText("""
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "vulnerabilities": [%s]}""".formatted(vulnerability));
    }

    private ScanResult readText(String text) throws IOException, ReportException {
        Path file = folder.resolve("bom.json");
        Files.writeString(file, text);
        return new ReportImport(10_000).read(Fixture.report(file), "", "scan");
    }
}
