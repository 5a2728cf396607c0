package io.jenkins.plugins.securitygate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir
    Path temporary;

    @Test
    void writesAllFilesAndNothingElse() throws Exception {
        Path folder = temporary.resolve("build/security-gate");
        ReportFolder.write(folder, Sample.evidence(), Sample.failed());
        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "evidence.json",
                        "compliance-gate.json",
                        "compliance-gate.properties",
                        "findings.sarif",
                        "sbom.cdx.json",
                        "report.html");
        assertThat(EvidenceFile.read(folder.resolve("evidence.json"))).isEqualTo(Sample.evidence());
    }

    @Test
    void equalInputGivesEqualBytes() throws Exception {
        Path first = temporary.resolve("first");
        Path second = temporary.resolve("second");
        ReportFolder.write(first, Sample.evidence(), Sample.failed());
        ReportFolder.write(second, Sample.evidence(), Sample.failed());
        for (Export export : Export.all()) {
            assertThat(second.resolve(export.fileName())).hasSameBinaryContentAs(first.resolve(export.fileName()));
        }
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Path file = Files.writeString(temporary.resolve("occupied"), "something");
        assertThatThrownBy(() -> ReportFolder.write(file, Sample.evidence(), Sample.failed()))
                .isInstanceOf(ExportException.class)
                .hasMessage(file + ": is a file; name a folder for the reports");
    }

    @Test
    void leavesTheOldFilesAndNoTemporaryOnesWhenTheDiskIsFull() throws Exception {
        Path old = Files.writeString(temporary.resolve("evidence.json"), "the old one");
        List<Export> exports = List.of(new EvidenceExport(), new FullDisk());
        assertThatThrownBy(() -> ReportFolder.write(temporary, Sample.evidence(), null, exports))
                .isInstanceOf(ExportException.class)
                .hasMessage(temporary.resolve("full.json") + ": cannot be written: No space left on device");
        assertThat(names(temporary)).containsExactly("evidence.json");
        assertThat(old).hasContent("the old one");
    }

    @Test
    void namesAFileThatCannotBeReplaced() throws Exception {
        Path inTheWay = Files.createDirectories(temporary.resolve("findings.sarif/not-empty"))
                .getParent();
        assertThatThrownBy(() -> ReportFolder.write(temporary, Sample.evidence(), Sample.failed()))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith(inTheWay + ": cannot be replaced");
        assertThat(names(temporary)).noneMatch(name -> name.endsWith(".tmp"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private record FullDisk() implements Export {
        @Override
        public String fileName() {
            return "full.json";
        }

        @Override
        public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
            out.write('{');
            throw new IOException("No space left on device");
        }
    }
}
