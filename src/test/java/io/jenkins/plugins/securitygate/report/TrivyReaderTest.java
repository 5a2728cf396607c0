package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrivyReaderTest {
    @TempDir
    Path folder;

    @Test
    void theOrderOfMembersDoesNotMatter() throws Exception {
        ScanResult result = read("""
                {"Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-2024-1", "PkgName": "zlib"}],
                              "Target": "shop:2 (alpine 3.21)", "Class": "os-pkgs"}],
                 "ArtifactType": "container_image", "ArtifactName": "example.org:5000/shop:2", "SchemaVersion": 2}""");

        Finding finding = result.findings().get(0);
        assertThat(finding.kind()).isEqualTo(ScanKind.CONTAINER);
        assertThat(finding.target()).isEqualTo("example.org:5000/shop");
    }

    @Test
    void aFindingStaysTheSameWhenTheImageGetsAnotherTag() throws Exception {
        String report = """
                {"SchemaVersion": 2, "ArtifactName": "shop:%s", "ArtifactType": "container_image", "Results": [
                  {"Target": "shop:%<s (alpine 3.21)", "Class": "os-pkgs",
                   "Vulnerabilities": [{"VulnerabilityID": "CVE-2024-1", "PkgName": "zlib"}]}]}""";

        assertThat(fingerprint(report.formatted("1"))).isEqualTo(fingerprint(report.formatted("2")));
    }

    @Test
    void ratingsOfTheSourceOfTheSeverityComeFirstAndTheNewestVersionBeforeTheOlder() throws Exception {
        ScanResult result = read("""
                {"SchemaVersion": 2, "ArtifactName": ".", "Results": [{"Target": "go.mod", "Class": "lang-pkgs",
                  "Vulnerabilities": [{"VulnerabilityID": "CVE-2024-1", "PkgName": "p", "SeveritySource": "ghsa", "Severity": "LOW",
                    "CVSS": {"bitnami": {"V3Score": 5.5},
                             "ghsa": {"V3Vector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
                                      "V40Vector": "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N"}}}]}]}""");

        Finding finding = result.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.LOW);
        assertThat(finding.advisory().cvss())
                .extracting(cvss -> cvss.source() + " " + cvss.version() + " " + cvss.score())
                .containsExactly("ghsa 4.0 8.7", "ghsa 3.1 7.5", "bitnami  5.5");
    }

    @Test
    void packagesBecomeComponentsWithVersionLicencesAndScope() throws Exception {
        ScanResult result = read("""
                {"SchemaVersion": 2, "ArtifactName": ".", "Results": [{"Target": "lock", "Class": "lang-pkgs", "Packages": [
                  {"Name": "bash", "Version": "5.2", "Release": "15", "Epoch": 1, "Licenses": ["GPL-3.0"],
                   "Identifier": {"PURL": "pkg:rpm/redhat/bash@5.2-15"}, "Relationship": "direct"},
                  {"Name": "ms", "Version": "2.1.3", "Relationship": "indirect", "Dev": true},
                  {"Name": "is", "Version": "4.6.0", "Indirect": true}]}]}""");

        assertThat(result.components())
                .extracting(component -> component.name() + " " + component.version() + " " + component.scope())
                .containsExactly("bash 1:5.2-15 DIRECT", "ms 2.1.3 DEVELOPMENT", "is 4.6.0 TRANSITIVE");
        assertThat(result.components().get(0).licenses()).containsExactly("GPL-3.0");
        assertThat(result.components().get(1).scope()).isEqualTo(Scope.DEVELOPMENT);
    }

    @Test
    void whatStandsBehindTheMaskOfASecretIsDropped() throws Exception {
        ScanResult result = read("""
                {"SchemaVersion": 2, "ArtifactName": ".", "Results": [{"Target": "a.env", "Class": "secret", "Secrets": [
                  {"RuleID": "r", "StartLine": 1, "Match": "A=***** B=n0t-masked"},
                  {"RuleID": "r", "StartLine": 2, "Match": "n0t-a-real-secret-at-all"}]}]}""");

        assertThat(result.findings()).extracting(Finding::snippet).containsExactly("A=****", "n0t-****");
    }

    @Test
    void aNewerSchemaIsRefused() {
        assertThatThrownBy(() -> read("""
                        {"SchemaVersion": 3, "ArtifactName": ".", "Results": []}"""))
                .isInstanceOf(ReportException.class)
                .hasMessage("trivy.json: /SchemaVersion (line 1): "
                        + "schema version 3 is newer than this reader, which knows 1 and 2");
    }

    @Test
    void aSecondReportInTheSameFileIsRefusedAndNotLost() {
        String report = """
                {"SchemaVersion": 2, "ArtifactName": ".", "Results": []}
                """;

        assertThatThrownBy(() -> read(report + report))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("a second JSON value follows the report");
    }

    private String fingerprint(String text) throws IOException, ReportException {
        return read(text).findings().get(0).fingerprint();
    }

    private ScanResult read(String text) throws IOException, ReportException {
        Path file = folder.resolve("trivy.json");
        Files.writeString(file, text);
        return new ReportImport(100).read(Fixture.report(file), "", "scan");
    }
}
