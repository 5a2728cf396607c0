package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the search for secrets makes of names and archives in layers: the same as in a folder. */
@Timeout(60)
class LayerArchivesTest {
    private static final String KEY = "AKIA" + "Z7QXW5MTLJ3ERVK2";
    private static final byte[] SETTINGS = ("# upload\naws_key = " + KEY + "\n").getBytes(StandardCharsets.UTF_8);
    private static final byte[] POM =
            "groupId=org.example\nartifactId=library\nversion=1.2\n".getBytes(StandardCharsets.UTF_8);
    private static final String POM_NAME = "META-INF/maven/org.example/library/pom.properties";
    private static final byte[] BINARY = {0x30, (byte) 0x82, 0, 1, 2, 3};

    @TempDir
    private Path folder;

    private record Entry(String name, byte[] content) {}

    /** Without compression, so that its size is known. */
    private static byte[] zip(Entry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name()));
                zip.write(entry.content());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        noise[0] = 0;
        return noise;
    }

    private ScanResult scan(Tar... layers) throws IOException {
        TestImage image = new TestImage("{\"User\": \"1000\", \"Healthcheck\": {\"Test\": [\"CMD\", \"true\"]}}");
        for (Tar layer : layers) {
            image.gzipLayer(layer);
        }
        return scan(image.dockerSave("shop:1").bytes());
    }

    private ScanResult scan(byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve("shop.tar"), archive);
        return new ImageScanRun(
                        new ContainerScanner(new VulnerabilityLookup("")), "container", ScanCollector.DEFAULT_LIMIT)
                .execute(file, "shop.tar", ScanContext.quiet(SecretDigest.salted("test")));
    }

    private static List<String> lines(ScanResult result) {
        return result.findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    @Test
    void aFileThatItsNameGivesAwayIsFoundThoughItIsBinary() throws IOException {
        ScanResult result = scan(new Tar().file("app/client.p12", BINARY), new Tar().file("app/.wh.client.p12", ""));

        assertThat(lines(result)).containsExactly("pkcs12-file app/client.p12");
        assertThat(result.findings().get(0).description()).endsWith("), deleted later in layer 2.");
    }

    @Test
    void exceptionsByPathCount() throws IOException {
        ScanResult result = scan(new Tar()
                .file("app/package-lock.json", "{\"lockfileVersion\": 3, \"packages\": {}, \"x\": \"" + KEY + "\"}")
                .file("app/settings.ini", SETTINGS));

        assertThat(lines(result)).containsExactly("aws-access-key-id app/settings.ini:2");
    }

    @Test
    void anArchiveThatNamesAPackageIsSearchedToo() throws IOException {
        byte[] jar = zip(new Entry(POM_NAME, POM), new Entry("BOOT-INF/settings.ini", SETTINGS));

        ScanResult result = scan(new Tar().file("app/shop.jar", jar));

        assertThat(lines(result)).containsExactly("aws-access-key-id app/shop.jar!/BOOT-INF/settings.ini:2");
        assertThat(result.components())
                .extracting(Component::purl)
                .containsExactly("pkg:maven/org.example/library@1.2");
        assertThat(result.findings().get(0).remediation()).startsWith("Revoke the secret where it was issued: whoever");
    }

    @Test
    void aLargeArchiveIsReadByBothAtOnceAndToItsEnd() throws IOException {
        byte[] jar = zip(
                new Entry("lib/first.bin", noise(3 << 20)),
                new Entry(POM_NAME, POM),
                new Entry("inner.zip", zip(new Entry("settings.ini", SETTINGS))),
                new Entry("lib/last.bin", noise(3 << 20)),
                new Entry("last.ini", SETTINGS));

        ScanResult result = scan(new Tar().file("app/shop.jar", jar).file("app/other.ini", SETTINGS));

        assertThat(lines(result))
                .containsExactly(
                        "aws-access-key-id app/other.ini:2",
                        "aws-access-key-id app/shop.jar!/inner.zip!/settings.ini:2",
                        "aws-access-key-id app/shop.jar!/last.ini:2");
        assertThat(result.components()).extracting(Component::name).containsExactly("org.example:library");
    }

    @Test
    void theSameSecretAtOtherLinesOfAReplacedFileIsOneFindingInTheUppermostLayer() throws IOException {
        byte[] moved =
                ("# one more line\n" + new String(SETTINGS, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        ScanResult result =
                scan(new Tar().file("app/settings.ini", SETTINGS), new Tar().file("app/settings.ini", moved));

        assertThat(lines(result)).containsExactly("aws-access-key-id app/settings.ini:3");
    }

    @Test
    void whatAnArchiveHidesIsToldAsNotExamined() throws IOException {
        byte[] deep = zip(new Entry("settings.ini", SETTINGS));
        for (int i = 0; i < 4; i++) {
            deep = zip(new Entry("in" + i + ".zip", deep));
        }
        byte[] broken = Arrays.copyOf(zip(new Entry("a.txt", noise(2 << 20))), 1 << 20);

        ScanResult result = scan(new Tar().file("app/broken.zip", broken).file("app/deep.zip", deep));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.findings())
                .extracting(Finding::rule, finding -> finding.location().path(), Finding::target)
                .containsExactly(
                        tuple("not-examined", "app/broken.zip", "shop"),
                        tuple("not-examined", "app/deep.zip!/in3.zip!/in2.zip!/in1.zip", "shop"));
        assertThat(result.findings()).allSatisfy(gap -> {
            assertThat(gap.remediation()).contains("accepted by a waiver");
            assertThat(gap.description()).startsWith("In layer 1 of 1");
        });
    }

    @Test
    void aLayerThatBreaksOffWithinALongFileFailsAndWaitsForNobody() throws IOException {
        Tar layer = new Tar().file("app/long.log", "just a line of some text\n".repeat(200_000));
        TestImage image = new TestImage("{}").gzipLayer(layer);
        byte[] archive = image.dockerSave("shop:1").bytes();
        int middle = indexOf(archive, new byte[] {0x1f, (byte) 0x8b}) + 2_000;
        Arrays.fill(archive, middle, middle + 200, (byte) 0xFF);

        assertThat(scan(archive).scan().status()).isEqualTo(ScanStatus.FAILED);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i < bytes.length - part.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }
}
