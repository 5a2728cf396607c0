package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives around reports. */
class PackedReportTest {
    private static final String GITLEAKS = """
            [{"RuleID": "generic", "StartLine": 1, "Secret": "planted", "File": "a.txt"}]""";

    @TempDir
    Path folder;

    @Test
    void aZipAroundOneReportIsTakenAway() throws Exception {
        Path zip = zip(Map.of("out/gitleaks.json", GITLEAKS));

        assertThat(read(zip).findings()).hasSize(1);
    }

    @Test
    void whatMacOsAddsToAZipIsLeftOut() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("out/", "");
        files.put("out/.DS_Store", "x");
        files.put("out/gitleaks.json", GITLEAKS);
        files.put("__MACOSX/out/._gitleaks.json", "x");

        assertThat(read(zip(files)).findings()).hasSize(1);
    }

    @Test
    void aZipOfSeveralReportsIsRefusedWithTheirNames() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.json", GITLEAKS);
        files.put("b.json", GITLEAKS);
        Path zip = zip(files);

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("no known report format; it is a zip archive of 2 files: a.json, b.json");
    }

    @Test
    void anEmptyZipIsRefused() throws Exception {
        Path zip = zip(Map.of());

        assertThatThrownBy(() -> read(zip)).hasMessage("report.zip: cannot be read: the zip holds no file");
    }

    @Test
    void aZipThatIsCutOffIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(zip(Map.of("gitleaks.json", GITLEAKS)));
        for (int length = 4; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(ReportException.class)
                    .hasMessageStartingWith("cut.zip: ");
        }
    }

    @Test
    void oneFileOfAZipCanBeOpened() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a.json", "{}");
        files.put("b.json", GITLEAKS);
        Report zip = Fixture.report(zip(files));

        assertThat(zip.entries()).containsExactly("a.json", "b.json");
        assertThat(Probe.of(zip).hasEntry("b.json")).isTrue();
        try (InputStream in = zip.inside("b.json").open()) {
            assertThat(in).hasContent(GITLEAKS);
        }
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        InputStream endless = new BoundedStream(new ByteArrayInputStream(new byte[(1 << 20) + 1]), 1 << 20);

        assertThatThrownBy(endless::readAllBytes).hasMessage("unpacks to more than 1 MiB");
    }

    private static ScanResult read(Path file) throws ReportException {
        return new ReportImport(100).read(Fixture.report(file), "", "scan");
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path file = folder.resolve("report.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
