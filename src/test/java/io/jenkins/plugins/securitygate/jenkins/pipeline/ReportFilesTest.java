package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SARIF = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Semgrep"}}, "results": []}]}
            """;

    @TempDir
    Path workspace;

    @Test
    void aPatternWithoutAFileIsAFailedScan() throws IOException {
        ScanResult only = read("*.sarif", "").get(0);

        assertThat(only.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(only.scan().message()).contains("no file in the workspace matches '*.sarif'");
    }

    @Test
    void everyMatchingReportIsAScanOfItsOwn() throws IOException {
        write("a.sarif", SARIF, START);
        write("deep/b.sarif", SARIF, START);

        assertThat(read("**/*.sarif", ""))
                .extracting(
                        result -> result.scan().id(), result -> result.scan().status())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", ScanStatus.COMPLETED),
                        org.assertj.core.groups.Tuple.tuple("7-2", ScanStatus.COMPLETED));
    }

    @Test
    void aReportFromBeforeTheBlockIsAFailedScan() throws IOException {
        write("a.sarif", SARIF, START.minusSeconds(1));

        assertThat(read("a.sarif", "").get(0).scan().message()).contains("was written before the block started");
    }

    @Test
    void aReportOfAnotherToolIsAFailedScan() throws IOException {
        write("a.sarif", SARIF, START);

        assertThat(read("a.sarif", "trivy").get(0).scan().message())
                .isEqualTo("a.sarif was written by Semgrep, not by trivy");
        assertThat(read("a.sarif", "semgrep").get(0).scan().completed()).isTrue();
    }

    @Test
    void aTruncatedReportIsAFailedScan() throws IOException {
        write("a.sarif", SARIF.substring(0, 60), START);

        assertThat(read("a.sarif", "").get(0).scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void linksAreNotFollowed(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("a.sarif"), SARIF);
        Files.createSymbolicLink(workspace.resolve("link.sarif"), outside.resolve("a.sarif"));
        Files.createSymbolicLink(workspace.resolve("folder"), outside);

        assertThat(read("**/*.sarif", "").get(0).scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    private void write(String name, String text, Instant written) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private List<ScanResult> read(String report, String tool) throws IOException {
        ScanRequest request = new ScanRequest("", report, "", tool);
        return new ReportFiles(request, "7", 100, SecretDigest.salted("test")).read(workspace, START);
    }
}
