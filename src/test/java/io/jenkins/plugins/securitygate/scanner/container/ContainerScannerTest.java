package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.Scanners;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerScannerTest {
    private static final String HARMLESS = """
        {"User": "1000", "Healthcheck": {"Test": ["CMD", "true"]}}
        """;
    private static final String DEBIAN = """
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        VERSION_ID="12"
        ID=debian
        """;
    private static final String DPKG = """
        Package: bash
        Status: install ok installed
        Architecture: amd64
        Version: 5.2.15-2+b7
        Description: GNU Bourne Again SHell
         Bash is an sh-compatible command language interpreter.

        Package: login
        Status: install ok installed
        Architecture: amd64
        Version: 1:4.13+dfsg1-1+deb12u1

        Package: vim
        Status: deinstall ok config-files
        Architecture: amd64
        Version: 2:9.0.1378-2
        """;
    private static final String BASH = "pkg:deb/debian/bash@5.2.15-2%2Bb7?arch=amd64&distro=debian-12";
    private static final String LOGIN = "pkg:deb/debian/login@1%3A4.13%2Bdfsg1-1%2Bdeb12u1?arch=amd64&distro=debian-12";

    private final List<String> progress = new ArrayList<>();

    @TempDir
    Path folder;

    private ScanResult scan(byte[] archive) throws IOException {
        return scan(Files.write(folder.resolve("shop.tar"), archive));
    }

    private ScanResult scan(Path file) {
        ScanContext context = new ScanContext(SecretDigest.salted("test"), () -> false, progress::add);
        return new ImageScanRun(
                        new ContainerScanner(new VulnerabilityLookup(""), true),
                        "container:shop.tar",
                        ScanCollector.DEFAULT_LIMIT)
                .execute(file, "shop.tar", context);
    }

    private ScanResult scan(Tar archive) throws IOException {
        return scan(archive.bytes());
    }

    private static Tar debian() {
        return new Tar().file("./usr/lib/os-release", DEBIAN).file("./var/lib/dpkg/status", DPKG);
    }

    private static void assertFailed(ScanResult result, String reason) {
        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message()).startsWith("cannot read shop.tar: ").contains(reason);
    }

    @Test
    void isFoundAmongTheScannersOfImages() {
        assertThat(Scanners.ofImages()).hasExactlyElementsOfTypes(ContainerScanner.class);
    }

    @Test
    void listsTheInstalledPackagesOfDebian() throws IOException {
        ScanResult result = scan(new TestImage(HARMLESS).gzipLayer(debian()).dockerSave("shop:1"));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.components()).extracting(Component::purl).containsExactly(BASH, LOGIN);
        assertThat(result.components().get(0).path()).isEqualTo("var/lib/dpkg/status");
    }

    @Test
    void listsThePackagesOfAlpineWithTheirLicences() throws IOException {
        Tar layer = new Tar()
                .file("etc/os-release", "ID=alpine\nVERSION_ID=3.19.1\n")
                .file("lib/apk/db/installed", """
                    C:Q1abcdefgh
                    P:musl
                    V:1.2.4_git20230717-r4
                    A:x86_64
                    L:MIT
                    F:lib
                    R:ld-musl-x86_64.so.1
                    """);
        ScanResult result = scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1"));

        assertThat(result.components())
                .extracting(Component::purl, Component::licenses)
                .containsExactly(tuple(
                        "pkg:apk/alpine/musl@1.2.4_git20230717-r4?arch=x86_64&distro=alpine-3.19.1", List.of("MIT")));
    }

    @Test
    void listsThePackagesOfDistrolessImages() throws IOException {
        Tar layer = new Tar()
                .file("etc/os-release", DEBIAN)
                .file("var/lib/dpkg/status.d/bash", "Package: bash\nVersion: 5.2.15-2+b7\nArchitecture: amd64\n")
                .file("var/lib/dpkg/status.d/bash.md5sums", "d41d8cd98f00b204e9800998ecf8427e  bin/bash\n");
        ScanResult result = scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1"));

        assertThat(result.components()).extracting(Component::purl).containsExactly(BASH);
        assertThat(result.scan().errors()).extracting(EntryError::place).containsExactly("shop.tar");
    }

    @Test
    void aLaterLayerReplacesTheDatabase() throws IOException {
        Tar upper = new Tar().file("var/lib/dpkg/status", "Package: dash\nVersion: 0.5.12-2\nArchitecture: amd64\n");
        ScanResult result =
                scan(new TestImage(HARMLESS).layer(debian()).gzipLayer(upper).dockerSave("shop:1"));

        assertThat(result.components()).extracting(Component::name).containsExactly("dash");
    }

    @Test
    void aWhiteoutRemovesTheDatabase() throws IOException {
        Tar upper = new Tar().file("var/lib/.wh.dpkg", "");
        ScanResult result =
                scan(new TestImage(HARMLESS).layer(debian()).layer(upper).dockerSave("shop:1"));

        assertThat(result.components()).isEmpty();
    }

    @Test
    void anOpaqueFolderHidesLowerLayersButNotItsOwn() throws IOException {
        Tar upper = new Tar()
                .file("var/lib/dpkg/status.d/dash", "Package: dash\nVersion: 0.5.12-2\n")
                .file("var/lib/dpkg/.wh..wh..opq", "");
        ScanResult result =
                scan(new TestImage(HARMLESS).layer(debian()).layer(upper).dockerSave("shop:1"));

        assertThat(result.components()).extracting(Component::name).containsExactly("dash");
    }

    @Test
    void statesTheImageItsRegistryAndItsPorts() throws IOException {
        TestImage image = new TestImage("""
            {"User": "1000", "ExposedPorts": {"8080/tcp": {}, "53/udp": {}}}
            """);
        ScanResult result = scan(image.dockerSave("registry.example:5000/team/shop:1.2"));

        assertThat(result.facts())
                .extracting(Fact::type, Fact::value, Fact::number, Fact::attributes)
                .containsExactly(
                        tuple(
                                Fact.Type.IMAGE,
                                "registry.example:5000/team/shop:1.2",
                                -1,
                                Map.of(
                                        "registry", "registry.example:5000",
                                        "repository", "team/shop",
                                        "tag", "1.2",
                                        "use", "run")),
                        tuple(Fact.Type.REGISTRY, "registry.example:5000", -1, Map.of("use", "run")),
                        tuple(Fact.Type.PORT, "8080", 8080, Map.of("exposure", "container", "protocol", "TCP")),
                        tuple(Fact.Type.PORT, "53", 53, Map.of("exposure", "container", "protocol", "UDP")));
        assertThat(result.facts()).extracting(Fact::resource).containsOnly("registry.example:5000/team/shop");
    }

    @Test
    void statesTheImageThatItWasBuiltOn() throws IOException {
        ScanResult result = scan(new TestImage("""
            {"User": "1000", "Labels": {"org.opencontainers.image.base.name": "docker.io/library/debian:12"}}
            """).dockerSave("shop:1"));

        assertThat(result.facts())
                .filteredOn(fact -> fact.attributes().get("use").equals("base"))
                .singleElement()
                .satisfies(base -> {
                    assertThat(base.value()).isEqualTo("docker.io/library/debian:12");
                    assertThat(base.attributes()).containsEntry("tag", "12");
                });
    }

    @Test
    void anImageWithoutUserRunsAsRoot() throws IOException {
        ScanResult result = scan(new TestImage("{}").dockerSave("shop:1"));

        assertThat(result.findings())
                .extracting(Finding::kind, Finding::rule, Finding::target)
                .containsExactly(
                        tuple(ScanKind.CONTAINER, "image-user-root", "shop"),
                        tuple(ScanKind.CONTAINER, "image-healthcheck-missing", "shop"));
        assertThat(result.facts()).extracting(Fact::type, Fact::value).contains(tuple(Fact.Type.PRIVILEGE, "root"));
    }

    @Test
    void aFindingStaysTheSameUnderAnotherTag() throws IOException {
        String first =
                scan(new TestImage("{}").dockerSave("shop:1")).findings().get(0).fingerprint();
        String second =
                scan(new TestImage("{}").dockerSave("shop:2")).findings().get(0).fingerprint();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void findsSecretsInTheEnvironmentAndNeverShowsThem() throws IOException {
        String key = "AKIA" + "Z7QXW5MTLJ3ERVK2";
        ScanResult result = scan(new TestImage("""
            {"User": "app", "Healthcheck": {"Test": ["CMD", "true"]},
             "Env": ["PATH=/usr/bin", "DB_PASSWORD=hunter-two", "UPLOAD=%s", "API_TOKEN_FILE=/run/token"]}
            """.formatted(key)).dockerSave("shop:1"));

        assertThat(result.findings())
                .extracting(Finding::kind, Finding::rule, Finding::snippet)
                .containsExactly(
                        tuple(ScanKind.SECRET, "image-secret-in-env", "DB_PASSWORD=****"),
                        tuple(ScanKind.SECRET, "aws-access-key-id", "UPLOAD=AKIA****"));
        assertThat(result.toString()).doesNotContain("hunter-two", key);
    }

    @Test
    void readsTheOciLayoutAndKnowsTheDigest() throws IOException {
        Tar tar = new Tar();
        String digest = new TestImage(HARMLESS).gzipLayer(debian()).addBlobs(tar);
        ScanResult result =
                scan(Tar.gzip(tar.file("./index.json", """
                    {"manifests": [{"digest": "%s",
                      "annotations": {"io.containerd.image.name": "docker.io/library/shop:1"}}]}
                    """.formatted(digest)).bytes()));

        assertThat(result.scan().message()).isEmpty();
        assertThat(result.components()).extracting(Component::purl).containsExactly(BASH, LOGIN);
        assertThat(result.facts().get(0).attributes())
                .containsEntry("digest", digest)
                .containsEntry("repository", "library/shop");
    }

    @Test
    void ofSeveralPlatformsItTakesLinuxOnAmd64AndSaysSo() throws IOException {
        Tar tar = new Tar();
        String arm = new TestImage("{}").addBlobs(tar);
        String amd = new TestImage(HARMLESS).layer(debian()).addBlobs(tar);
        String nested = TestImage.blob(tar, """
            {"manifests": [
              {"digest": "%s", "platform": {"os": "linux", "architecture": "arm64"}},
              {"digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
              {"digest": "sha256:00", "platform": {"os": "unknown", "architecture": "unknown"},
               "annotations": {"vnd.docker.reference.type": "attestation-manifest"}}]}
            """.formatted(arm, amd).getBytes(StandardCharsets.UTF_8));
        ScanResult result = scan(tar.file("index.json", "{\"manifests\": [{\"digest\": \"" + nested + "\"}]}"));

        assertThat(result.components()).hasSize(2);
        assertThat(result.findings()).isEmpty();
        assertThat(progress).contains("scanning linux/amd64 of linux/arm64, linux/amd64");
    }

    @Test
    void followsTheLinksBetweenEqualLayers() throws IOException {
        byte[] layer = debian().bytes();
        Tar tar = new TestImage(HARMLESS)
                .stored(layer, layer)
                .dockerSave("shop:1")
                .symlink("b/layer.tar", "../0/layer.tar");
        ScanResult result = scan(tar.file("manifest.json", """
            [{"Config": "config.json", "RepoTags": null, "Layers": ["b/layer.tar"]}]
            """));

        assertThat(result.components()).hasSize(2);
    }

    @Test
    void anEntryWithoutVersionIsAnError() throws IOException {
        Tar layer = new Tar().file("var/lib/dpkg/status", "Package: bash\nVersion: 5.2\n\nPackage: dash\n");
        ScanResult result = scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1"));

        assertThat(result.components()).hasSize(1);
        assertThat(result.scan().errors())
                .extracting(error -> error.place() + ": " + error.message())
                .contains("var/lib/dpkg/status:4: the entry names no package, or not its version");
    }

    private static Tar rocky() throws IOException {
        try (InputStream in =
                new GZIPInputStream(ContainerScannerTest.class.getResourceAsStream("/container/rpm/rpmdb.sqlite.gz"))) {
            return new Tar()
                    .file("etc/os-release", "ID=\"rocky\"\nVERSION_ID=\"9.4\"\n")
                    .symlink("var/lib/rpm", "../../usr/lib/sysimage/rpm")
                    .file("usr/lib/sysimage/rpm/rpmdb.sqlite", in.readAllBytes());
        }
    }

    @Test
    void listsThePackagesOfRpm() throws IOException {
        ScanResult result = scan(new TestImage(HARMLESS).layer(rocky()).dockerSave("shop:1"));

        assertThat(result.scan().message()).isEmpty();
        assertThat(result.components())
                .extracting(Component::purl, Component::version, Component::licenses)
                .contains(
                        tuple(
                                "pkg:rpm/rocky/bash@5.1.8-9.el9?arch=x86_64&distro=rocky-9.4",
                                "5.1.8-9.el9",
                                List.of("GPLv3+")),
                        tuple(
                                "pkg:rpm/rocky/openssl-libs@3.0.7-27.el9?arch=x86_64&distro=rocky-9.4&epoch=1",
                                "1:3.0.7-27.el9",
                                List.of("ASL 2.0")))
                .hasSize(5);
    }

    @Test
    void aDatabaseOfRpmThatWasNotClosedIsAnError() throws IOException {
        Tar layer = rocky().file("usr/lib/sysimage/rpm/rpmdb.sqlite-wal", "changes");
        ScanResult result = scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1"));

        assertThat(result.components()).hasSize(5);
        assertThat(result.scan().errors())
                .extracting(EntryError::place)
                .contains("usr/lib/sysimage/rpm/rpmdb.sqlite-wal");
    }

    @Test
    void readsTheFolderOfAnOciLayout() throws IOException {
        Tar tar = new Tar();
        String digest = new TestImage(HARMLESS).gzipLayer(debian()).addBlobs(tar);
        tar.file("index.json", "{\"manifests\": [{\"digest\": \"" + digest + "\"}]}");
        Path layout = Files.createDirectory(folder.resolve("layout"));
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar.bytes()))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = layout.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }

        assertThat(scan(layout).components()).extracting(Component::purl).containsExactly(BASH, LOGIN);
    }

    @Test
    void anArchiveThatIsCompressedAsAWholeIsReadAlike() throws IOException {
        byte[] archive = new TestImage(HARMLESS)
                .gzipLayer(debian())
                .layer(new Tar().file("var/lib/dpkg/status.d/dash", "Package: dash\nVersion: 0.5.12-2\n"))
                .dockerSave("shop:1")
                .bytes();

        assertThat(scan(Tar.gzip(archive)).components())
                .isEqualTo(scan(archive).components())
                .hasSize(3);
    }

    @Test
    void aDatabaseOfRpmThatCannotBeReadAtAllMakesTheScanFail() throws IOException {
        Tar layer = new Tar().file("var/lib/rpm/rpmdb.sqlite", "SQLite format 3");
        ScanResult result = scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1"));

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .isEqualTo("var/lib/rpm/rpmdb.sqlite: the packages in it cannot be read: it is no database of RPM:"
                        + " neither SQLite nor ndb nor a hash of Berkeley DB");
    }

    @Test
    void aDatabaseBehindALinkMakesTheScanFail() throws IOException {
        Tar layer = new Tar().symlink("var/lib/dpkg", "/usr/share/dpkg");
        assertFailed(
                scan(new TestImage(HARMLESS).layer(layer).dockerSave("shop:1")),
                "0/layer.tar: var/lib/dpkg is a link; packages behind links cannot be read");
    }

    @Test
    void aMissingLayerMakesTheScanFail() throws IOException {
        assertFailed(
                scan(new Tar()
                        .file("c.json", "{\"rootfs\": {\"diff_ids\": [\"sha256:00\"]}}")
                        .file("manifest.json", "[{\"Config\": \"c.json\", \"Layers\": [\"gone.tar\"]}]")),
                "gone.tar: this layer is not in the archive");
    }

    @Test
    void aLayerWithOtherContentThanTheConfigurationSaysMakesTheScanFail() throws IOException {
        byte[] empty = new Tar().bytes();
        assertFailed(
                scan(new TestImage(HARMLESS).stored(empty, debian().bytes()).dockerSave("shop:1")),
                "0/layer.tar: the layer is damaged");
    }

    @Test
    void aDocumentWithOtherContentThanItsNameSaysMakesTheScanFail() throws IOException {
        Tar tar = new Tar();
        String digest = new TestImage(HARMLESS).addBlobs(tar);
        tar.file("blobs/" + digest.replace(':', '/'), "{\"layers\": []}");
        assertFailed(
                scan(tar.file("index.json", "{\"manifests\": [{\"digest\": \"" + digest + "\"}]}")),
                "is damaged: its content does not have the digest that is its name");
    }

    @Test
    void anArchiveOfDockerWithoutOneOfItsImagesMakesTheScanFail() throws IOException {
        assertFailed(
                scan(new Tar().file("index.json", "{\"manifests\": [{\"digest\": \"sha256:00\"}]}")),
                "blobs/sha256/00: is not in the archive");
    }

    /** The layer was made by GNU tar and {@code zstd -19}, its digest by sha256sum. */
    @Test
    void readsLayersCompressedByZstd() throws IOException {
        byte[] layer = Files.readAllBytes(Path.of("src/test/resources/container/layer.tar.zst"));
        String digest = "sha256:73d1e36e17d1e2045f6bce5667cc7e1a643ec11bb82b5a47ae4b152a4b43e38b";
        ScanResult result = scan(new TestImage(HARMLESS).stored(layer, digest).dockerSave("shop:1"));

        assertThat(result.scan().message()).isEmpty();
        assertThat(result.components()).extracting(Component::purl).containsExactly(BASH);
    }

    @Test
    void aDamagedLayerOfZstdMakesTheScanFail() throws IOException {
        byte[] layer = Files.readAllBytes(Path.of("src/test/resources/container/layer.tar.zst"));
        byte[] cut = Arrays.copyOf(layer, layer.length / 2);
        byte[] changed = layer.clone();
        Arrays.fill(changed, 20, 40, (byte) 0xff);
        for (byte[] damaged : List.of(cut, changed)) {
            assertFailed(
                    scan(new TestImage(HARMLESS).stored(damaged, damaged).dockerSave("shop:1")),
                    "0/layer.tar: the layer is no tar archive, or a damaged one: ");
        }
    }

    @Test
    void filesThatAreNoImageArchivesMakeTheScanFail() throws IOException {
        assertFailed(scan(new byte[0]), "it is no image archive");
        assertFailed(
                scan("just a text\n".repeat(100).getBytes(StandardCharsets.UTF_8)), "the archive: is no tar archive");
        assertFailed(scan(debian()), "neither index.json nor manifest.json is in it");
        assertFailed(scan(new Tar().file("manifest.json", "[{\"Config\"")), "manifest.json: is not valid JSON");
        assertFailed(scan(new Tar().file("index.json", "{\"manifests\": []}")), "index.json: no image that it names");
        assertFailed(scan(new Tar().file("manifest.json", "[]")), "manifest.json: no image");
    }

    @Test
    void anArchiveCutAnywhereIsNeverClean() throws IOException {
        byte[] whole =
                new TestImage(HARMLESS).gzipLayer(debian()).dockerSave("shop:1").bytes();
        int end = lastByteOfContent(whole);
        byte[] packed = Tar.gzip(whole);
        for (int length = 1; length < end; length += 97) {
            assertThat(scan(Arrays.copyOf(whole, length)).scan().completed())
                    .as("cut at %s", length)
                    .isFalse();
        }
        for (int length = 1; length < packed.length; length += 53) {
            assertThat(scan(Arrays.copyOf(packed, length)).scan().completed())
                    .as("gzip cut at %s", length)
                    .isFalse();
        }
    }

    @Test
    void aDamagedArchiveFailsButDoesNotCrash() throws IOException {
        byte[] whole =
                new TestImage(HARMLESS).gzipLayer(debian()).dockerSave("shop:1").bytes();
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            ScanResult result = scan(damaged);
            assertThat(result.scan().message()).doesNotContain("crashed");
            assertThat(result.scan().completed() && result.components().isEmpty())
                    .isFalse();
        }
    }

    private static int lastByteOfContent(byte[] archive) {
        int end = archive.length;
        while (archive[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
