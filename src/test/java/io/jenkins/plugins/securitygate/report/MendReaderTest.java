package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendReaderTest {
    @TempDir
    Path folder;

    @Test
    void theOldInterfaceWritesNothingElseWhenItFindsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("mend.json"), """
                {
                  "vulnerabilities": []
                }
                """);

        ScanResult result = new ReportImport(100).read(Fixture.report(file), "", "scan");

        assertThat(result.scan().format()).isEqualTo("mend");
        assertThat(result.findings()).isEmpty();
    }
}
