package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.jenkins.page.ScanPlace;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What an agent sends is not trusted. */
class AgentEvidenceTest {
    private static final ScanPlace PLACE = new ScanPlace("shop", "12", "7", "Scan");
    private static final ScanRequest IMPORT = new ScanRequest("", "a.sarif", "", "");
    private static final ScanRequest EXECUTION = new ScanRequest("secret", "", "", "");

    @Test
    void isAboutTheBuildThatAsked() throws IOException {
        Evidence read = AgentEvidence.read(sent(result(IMPORT, "7", "7")), PLACE, IMPORT);

        assertThat(read.subject()).isEqualTo(new Subject("shop", "12", "Scan", ""));
        assertThat(read.findings()).hasSize(1);
    }

    @Test
    void cannotBringTheScanOfAnotherStep() {
        assertRefused(result(IMPORT, "8", "8"), IMPORT, "a scan that nobody asked for: 8");
    }

    @Test
    void cannotBringAFindingOfAnotherScan() {
        assertRefused(result(IMPORT, "7", "8"), IMPORT, "a finding of another scan: 8");
    }

    @Test
    void cannotCallAnImportedReportExecuted() {
        assertRefused(result(EXECUTION, "7", "7"), IMPORT, "wrong provenance: EXECUTED");
    }

    @Test
    void cannotClaimThatAVexDocumentOfTheGateSuppressesAFinding() throws IOException {
        ScanResult honest = result(IMPORT, "7", "7");
        Finding claimed = honest.findings()
                .get(0)
                .withSuppression(new Suppression(Suppression.State.NOT_AFFECTED, "VEX of Ann (a.json)", "no", true));
        ScanResult forged = new ScanResult(honest.scan(), List.of(claimed), List.of(), List.of(), List.of());

        Evidence read = AgentEvidence.read(sent(forged), PLACE, IMPORT);

        assertThat(read.findings().get(0).suppression().central()).isFalse();
    }

    @Test
    void mustBringAScan() {
        assertThatThrownBy(() -> AgentEvidence.read(sent(), PLACE, IMPORT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no scan");
    }

    @Test
    void mustBeReadable() {
        assertThatThrownBy(() -> AgentEvidence.read(new byte[] {1, 2, 3}, PLACE, IMPORT))
                .isInstanceOf(IOException.class);
    }

    private static void assertRefused(ScanResult result, ScanRequest request, String why) {
        assertThatThrownBy(() -> AgentEvidence.read(sent(result), PLACE, request))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private static ScanResult result(ScanRequest request, String scan, String findingOf) {
        ScanResult failed = ReportFiles.failedScan(request, scan, "a.sarif", "a reason");
        Finding finding = Finding.of(ScanKind.SAST, "rule").build(findingOf, "tool");
        return new ScanResult(failed.scan(), List.of(finding), List.of(), List.of(), List.of());
    }

    private static byte[] sent(ScanResult... results) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Subject claimed = new Subject("another-job", "1", "", "");
            EvidenceFile.write(Evidence.of(claimed, Instant.EPOCH, List.of(results)), gzip);
        }
        return bytes.toByteArray();
    }
}
