package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScanImageTest {
    @TempDir
    Path folder;

    private final StringWriter text = new StringWriter();
    private Path source;
    private Path out;

    @BeforeEach
    void emptyProject() throws IOException {
        source = Files.createDirectory(folder.resolve("project"));
        out = folder.resolve("out");
    }

    private int scan(String... options) {
        CommandLine command = SecurityGateCommand.commandLine();
        command.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        List<String> arguments = new ArrayList<>(List.of("scan", source.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        return command.execute(arguments.toArray(String[]::new));
    }

    private List<Scan> scans() throws Exception {
        return EvidenceFile.read(out.resolve("evidence.json")).scans();
    }

    private Path image() throws IOException {
        Path file = folder.resolve("shop.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
            add(tar, "config.json", """
                    {"config": {"User": "app", "Healthcheck": {"Test": ["CMD", "true"]}}, "rootfs": {"diff_ids": []}}
                    """);
            add(tar, "manifest.json", """
                    [{"Config": "config.json", "RepoTags": ["shop:1"], "Layers": []}]
                    """);
        }
        return file;
    }

    private static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @Test
    void theScannersOfTheFolderStillRun() throws Exception {
        Path image = image();
        assertThat(scan("--image", image.toString())).isEqualTo(ExitCode.OK);
        assertThat(scans())
                .extracting(Scan::id)
                .contains(
                        "secret",
                        "configuration",
                        "container:" + image.toString().replace('\\', '/'));
        assertThat(scans()).allMatch(Scan::completed);
    }

    @Test
    void aFileThatIsNoImageIsAFailedScanAndNoPass() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no archive");
        assertThat(scan("--scanner", "none", "--image", notes.toString())).isEqualTo(ExitCode.FAIL);
        assertThat(scans()).extracting(Scan::status).containsExactly(ScanStatus.FAILED);
        assertThat(scans().get(0).message()).startsWith("cannot read ").contains("notes.txt: ");
    }

    @Test
    void aMissingImageIsAnErrorOfUse() {
        assertThat(scan("--image", "gone.tar")).isEqualTo(ExitCode.NO_DECISION);
        assertThat(text.toString()).contains("--image gone.tar: no such file");
        assertThat(out).doesNotExist();
    }

    @Test
    void theScannerOfImagesCannotBeAskedForWithoutAnImage() {
        assertThat(scan("--scanner", "container")).isEqualTo(ExitCode.NO_DECISION);
        assertThat(text.toString()).contains("give it one with --image FILE");
    }

    @Test
    void theScannerOfImagesByNameScansImagesAlone() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no archive");

        scan("--scanner", "container", "--image", notes.toString());

        assertThat(scans()).extracting(Scan::id).containsExactly("container:" + notes);
    }

    @Test
    void theListOfScannersNamesBothKinds() {
        CommandLine command = SecurityGateCommand.commandLine();
        command.setOut(new PrintWriter(text, true)).execute("scanners");
        assertThat(text.toString()).containsSubsequence("configuration ", "container ", "secret ");
    }
}
