package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWalkTest {
    // Drawn at random, never valid; in two parts so that no other scanner takes this source for a leak.
    private static final String TOKEN = "ghp_" + "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17";

    @TempDir
    Path root;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private ScanResult scan() throws IOException {
        return new ScanRun(new SecretScanner(), "secret-1", 100)
                .execute(new SourceTree(root, List.of()), ScanContext.quiet(SecretDigest.salted("salt")));
    }

    private List<String> places() throws IOException {
        return scan().findings().stream()
                .map(finding -> finding.location().toString())
                .toList();
    }

    @Test
    void secretsAreFoundInEveryKindOfArchiveWithThePathOfTheEntry() throws IOException {
        byte[] text = bytes("\ntoken: " + TOKEN + "\n");
        Files.write(root.resolve("a.zip"), zip("conf/app.yml", text));
        Files.write(root.resolve("b.tar"), tar("app.yml", text));
        Files.write(root.resolve("c.tar.gz"), gzip(tar("app.yml", text)));
        Files.write(root.resolve("d.log.gz"), gzip(text));
        Files.write(root.resolve("e.war"), zip("WEB-INF/lib/x.jar", zip("app.yml", text)));

        assertThat(places())
                .containsExactly(
                        "a.zip!/conf/app.yml:2",
                        "b.tar!/app.yml:2",
                        "c.tar.gz!/app.yml:2",
                        "d.log.gz!/d.log:2",
                        "e.war!/WEB-INF/lib/x.jar!/app.yml:2");
    }

    @Test
    void aBrokenArchiveIsAFindingThatCanBeWaived() throws IOException {
        byte[] whole = gzip(bytes(TOKEN.repeat(50)));
        Files.write(root.resolve("a.gz"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(root.resolve("c.txt"), bytes(TOKEN));

        ScanResult result = scan();

        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("not-examined"))
                .extracting(finding -> finding.location().path())
                .containsExactly("a.gz");
        assertThat(result.findings())
                .extracting(finding -> finding.location().path())
                .contains("c.txt");
    }

    @Test
    void aFileThatIsNoArchiveWhateverItsNameIsSearchedAsText() throws IOException {
        Files.write(root.resolve("a.tgz"), bytes("token: " + TOKEN));
        Files.write(root.resolve("b.gz"), new byte[0]);
        Files.write(root.resolve("c.zip"), new byte[0]);

        assertThat(places()).containsExactly("a.tgz:1");
    }

    @Test
    void archivesThatLieTooDeepAreToldNotOpened() throws IOException {
        byte[] deep = zip("c.zip", zip("d.zip", zip("app.yml", bytes(TOKEN))));
        Files.write(root.resolve("a.zip"), zip("b.zip", deep));

        assertThat(scan().findings())
                .extracting(finding -> finding.place() + " " + finding.title())
                .containsExactly("a.zip!/b.zip!/c.zip!/d.zip"
                        + " Not examined: the archive lies deeper in archives than 3, it was not opened");
    }

    @Test
    void aLimitEndsTheArchiveWithAnError() throws IOException {
        List<String> errors = new ArrayList<>();
        byte[] bomb = zip("zeros", new byte[100_000]);

        new ArchiveWalk(
                        new ArchiveWalk.Limits(10_000, 10, 2),
                        (path, content) -> content.readAllBytes(),
                        (place, message) -> errors.add(place + ": " + message))
                .walk("bomb.zip", bomb.length, new ByteArrayInputStream(bomb));

        assertThat(errors)
                .containsExactly("bomb.zip: the archive was not searched to its end: it holds more than 10000 bytes");
    }
}
