package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitleaksReaderTest {
    private static final String ENTRY = """
            {"RuleID": "generic-api-key", "Description": "d", "StartLine": %d, "File": "a.ini",
             "Match": "%s", "Secret": "%s", "Fingerprint": "a.ini:generic-api-key:%d"}""";

    @TempDir
    Path folder;

    @Test
    void aSecretNeverLeavesTheReader() throws Exception {
        String secret = "n0t-a-real-secret-8c1f7a2e9b3d";

        ScanResult result = read(entry(1, "key = " + secret, secret));

        assertThat(result.toString()).contains("key = n0t-****").doesNotContain("8c1f7a2e9b3d");
    }

    @Test
    void aDecodedSecretLeavesNothingOfItsEncodedForm() throws Exception {
        ScanResult result = read(entry(1, "key = bjB0LWEtcmVhbC1zZWNyZXQ=", "n0t-a-real-secret"));

        assertThat(result.findings().get(0).snippet()).isEqualTo("n0t-****");
    }

    @Test
    void otherSecretsOfALineLeaveNothingInTheOlderFormat() throws Exception {
        ScanResult result = read("""
                {"line": "a = first-n0t-a-real-one, b = second-n0t-a-real-one", "offender": "first-n0t-a-real-one",
                 "lineNumber": 3, "rule": "Key", "commit": "c0ffee", "file": "a.ini"}""");

        assertThat(result.toString()).doesNotContain("second").doesNotContain("n0t-a-real");
    }

    @Test
    void aSecretKeepsItsFingerprintWhenItsLineMoves() throws Exception {
        String secret = "n0t-a-real-secret-8c1f7a2e9b3d";

        assertThat(fingerprint(entry(1, secret, secret))).isEqualTo(fingerprint(entry(9, secret, secret)));
    }

    @Test
    void twoSecretsOfOneRuleInOneFileAreTwoFindings() throws Exception {
        ScanResult result = read(
                entry(1, "first-n0t-a-real-one", "first-n0t-a-real-one"),
                entry(1, "second-n0t-a-real-one", "second-n0t-a-real-one"));

        assertThat(result.findings()).hasSize(2);
    }

    @Test
    void redactedSecretsAreToldApartByTheFingerprintOfTheTool() throws Exception {
        ScanResult result = read(entry(1, "REDACTED", "REDACTED"), entry(2, "REDACTED", "REDACTED"));

        assertThat(result.findings()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void anEntryWithoutARuleIsAnErrorAndTheNextOneIsRead() throws Exception {
        ScanResult result = read("{\"Secret\": \"x\"}", entry(2, "y", "y"), "7");

        assertThat(result.findings()).hasSize(1);
        assertThat(result.scan().counts().records()).isEqualTo(3);
        assertThat(result.scan().errors())
                .extracting(error -> error.place().replaceFirst(" .*", "") + " " + error.message())
                .containsExactly("/0 the entry has no rule", "/2 expected an object");
    }

    private static String entry(int line, String match, String secret) {
        return ENTRY.formatted(line, match, secret, line);
    }

    private String fingerprint(String entry) throws IOException, ReportException {
        return read(entry).findings().get(0).fingerprint();
    }

    private ScanResult read(String... entries) throws IOException, ReportException {
        Path file = folder.resolve("gitleaks.json");
        Files.writeString(file, List.of(entries).toString());
        return new ReportImport(100).read(Fixture.report(file), "gitleaks", "scan");
    }
}
