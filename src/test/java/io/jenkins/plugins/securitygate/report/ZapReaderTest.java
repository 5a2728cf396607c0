package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZapReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aGitLabReportThatWrapsOneOfZapIsNotReadAsZap() throws Exception {
        Path file = Files.writeString(folder.resolve("gl-dast-report.json"), """
                {"@version": "D-2020", "site": [], "scan": {"status": "success"}, "vulnerabilities": [{"id": "1"}]}""");

        assertThatThrownBy(() -> ReportReaders.detect(Fixture.report(file)))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("no known report format");
    }
}
