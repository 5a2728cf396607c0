package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdCompressor;
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
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
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

    private static byte[] bzip2(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
            bzip2.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] xz(byte[] content, int preset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZCompressorOutputStream xz = new XZCompressorOutputStream(out, preset)) {
            xz.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zstandard(byte[] content) {
        byte[] stored = new byte[content.length + 1_000];
        return Arrays.copyOf(
                stored, new ZstdCompressor().compress(content, 0, content.length, stored, 0, stored.length));
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
        Files.write(root.resolve("f.tar.bz2"), bzip2(tar("app.yml", text)));
        Files.write(root.resolve("g.txz"), xz(tar("app.yml", text), 9));
        Files.write(root.resolve("h.log.xz"), xz(text, 0));
        Files.write(root.resolve("i.sql.zst"), zstandard(text));

        assertThat(places())
                .containsExactly(
                        "a.zip!/conf/app.yml:2",
                        "b.tar!/app.yml:2",
                        "c.tar.gz!/app.yml:2",
                        "d.log.gz!/d.log:2",
                        "e.war!/WEB-INF/lib/x.jar!/app.yml:2",
                        "f.tar.bz2!/app.yml:2",
                        "g.txz!/app.yml:2",
                        "h.log.xz!/h.log:2",
                        "i.sql.zst!/i.sql:2");
    }

    @Property(tries = 500)
    void damageInAnyKindOfArchiveIsToldAndEndsNoScan(
            @ForAll("archives") Map.Entry<String, byte[]> archive,
            @ForAll @Size(6) List<@IntRange(max = 5_000) Integer> where) {
        byte[] damaged = archive.getValue().clone();
        where.forEach(at -> damaged[at % damaged.length] ^= (byte) (1 + at % 255));
        List<String> read = new ArrayList<>();

        new ArchiveWalk(
                        ArchiveWalk.Limits.forSize(damaged.length),
                        (path, content) -> read.add(path + content.readAllBytes().length),
                        (place, message) -> read.add(place + message))
                .walk(archive.getKey(), damaged.length, new ByteArrayInputStream(damaged));

        assertThat(read).isNotEmpty();
    }

    @Provide
    Arbitrary<Map.Entry<String, byte[]>> archives() throws IOException {
        byte[] text = bytes(("token: " + TOKEN + "\n").repeat(20));
        return Arbitraries.of(List.of(
                Map.entry("a.zip", zip("app.yml", text)),
                Map.entry("a.tar", tar("app.yml", text)),
                Map.entry("a.gz", gzip(text)),
                Map.entry("a.tar.bz2", bzip2(tar("app.yml", text))),
                Map.entry("a.txz", xz(tar("app.yml", text), 6)),
                Map.entry("a.zst", zstandard(text))));
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
        Files.write(root.resolve("d.jar"), bytes("token: " + TOKEN));
        Files.write(root.resolve("e.tar"), bytes("token: " + TOKEN));

        assertThat(places()).containsExactly("a.tgz:1", "d.jar:1", "e.tar:1");
    }

    @Test
    void aFileInWhichNoEntryIsFoundIsTold() throws IOException {
        Files.write(root.resolve("a.zip"), new byte[10_000]);

        assertThat(scan().findings())
                .extracting(finding -> finding.place() + " " + finding.rule())
                .containsExactly("a.zip not-examined");
    }

    @Test
    void anEmptyArchiveIsNoGap() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        new ZipOutputStream(zip).close();
        Files.write(root.resolve("a.zip"), zip.toByteArray());
        Files.write(root.resolve("b.tar"), new byte[10_240]);
        Files.write(root.resolve("c.tgz"), gzip(new byte[10_240]));

        assertThat(scan().findings()).isEmpty();
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
