package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that says that its own scan failed, or did not end, is a failed scan; what it found so far is kept. */
class FailedScanReportTest {
    @TempDir
    Path folder;

    @Test
    void nmapSaysThatItEndedWithAnError() throws Exception {
        assertFailed("nmap", """
                <nmaprun scanner="nmap" version="7.95">
                <runstats><finished time="1" exit="error" errormsg="No route to host"/></runstats>
                </nmaprun>""", "nmap says: No route to host");
    }

    @Test
    void nmapWasStoppedBeforeItsEnd() throws Exception {
        assertFailed("nmap", """
                <nmaprun scanner="nmap" version="7.95"></nmaprun>""", "nmap did not finish: the report has no <finished> element");
    }

    @Test
    void burpWasStillAuditing() throws Exception {
        assertFailed(
                "burp", """
                {"scan_status": "auditing", "issue_events": []}""", "Burp says that the scan is 'auditing'; export the issues again when it has succeeded");
    }

    @Test
    void testsslCouldNotConnect() throws Exception {
        assertFailed("testssl", """
                "id","fqdn/ip","port","severity","finding","cve","cwe"
                "scanProblem","shop.example.org/192.0.2.7","443","FATAL","Can't connect","",""
                """, "testssl.sh says: Can't connect");
    }

    @Test
    void testsslCouldNotConnectAndWroteThePrettyForm() throws Exception {
        assertFailed("testssl", """
                {"Invocation": "testssl", "openssl": "3", "scanResult": [
                  {"id": "scanProblem", "severity": "FATAL", "finding": "Can't connect"}]}""", "testssl.sh says: Can't connect");
    }

    @Test
    void sslyzeCouldNotConnect() throws Exception {
        assertFailed("sslyze", """
                {"server_scan_results": [{
                  "server_location": {"hostname": "shop.example.org", "port": 443},
                  "scan_status": "ERROR_NO_CONNECTIVITY", "scan_result": null}], "sslyze_version": "6.3.1"}""", "SSLyze could not connect to tcp://shop.example.org:443");
    }

    @Test
    void openVasWasStopped() throws Exception {
        assertFailed("openvas", """
                <report format_id="x"><report><scan_run_status>Stopped</scan_run_status></report></report>""", "OpenVAS says that the scan is 'Stopped'");
    }

    @Test
    void lynisDidNotFinish() throws Exception {
        assertFailed("lynis", """
                # Lynis Report
                lynis_version=3.0.8
                """, "Lynis did not finish: the report does not end with finish=true");
    }

    @Test
    void aSeverityThatNucleiDoesNotHaveIsAnErrorOfTheEntryAndTheFindingIsKept() throws Exception {
        ScanResult result = read("nuclei", """
                {"template-id": "t", "info": {"name": "T", "severity": "dire"}, "matched-at": "https://shop.example.org"}""");

        assertThat(result.findings()).hasSize(1);
        assertThat(result.scan().errors()).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo("line 1");
            assertThat(error.message()).isEqualTo("the severity of t is not one of nuclei's; it counts as unknown");
        });
    }

    @Test
    void whatTerrascanCouldNotReadIsAnErrorUnlessThereWasNothingToRead() throws Exception {
        ScanResult result = read("terrascan", """
                {"results": {"violations": [], "scan_errors": [
                  {"iac_type": "helm", "directory": "infra", "errMsg": "no helm charts found in directory infra"},
                  {"iac_type": "terraform", "directory": "infra", "errMsg": "invalid expression in main.tf"}]}}""");

        assertThat(result.scan().errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).isEqualTo("Terrascan: invalid expression in main.tf"));
    }

    @Test
    void whatPipAuditSkippedWasNotAuditedAndIsAnError() throws Exception {
        ScanResult result = read("pip-audit", """
                {"dependencies": [{"name": "idna", "version": "3.10", "vulns": []},
                  {"name": "shop", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}""");

        assertThat(result.scan().errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.message()).isEqualTo("shop was not audited: Dependency not found on PyPI"));
    }

    private void assertFailed(String format, String text, String message) throws IOException, ReportException {
        ScanResult result = read(format, text);

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).isEqualTo(message);
    }

    private ScanResult read(String format, String text) throws IOException, ReportException {
        Path file = Files.writeString(folder.resolve("report"), text);
        return new ReportImport(10).read(Fixture.report(file), format, "scan");
    }
}
