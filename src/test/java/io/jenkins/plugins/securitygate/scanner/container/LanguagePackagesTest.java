package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.Advisories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagePackagesTest {
    private static final String HARMLESS = """
        {"User": "1000", "Healthcheck": {"Test": ["CMD", "true"]}}
        """;
    private static final String MS = "app/node_modules/ms/package.json";

    @TempDir
    private Path folder;

    @TempDir
    private Path database;

    private ScanResult scan(Tar... layers) throws IOException {
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        TestImage image = new TestImage(HARMLESS);
        for (Tar layer : layers) {
            image.gzipLayer(layer);
        }
        Path file = Files.write(
                folder.resolve("shop.tar"), image.dockerSave("shop:1").bytes());
        VulnerabilityLookup lookup = new VulnerabilityLookup(database.toString());
        return new ImageScanRun(new ContainerScanner(lookup, true), "container", ScanCollector.DEFAULT_LIMIT)
                .execute(file, "shop.tar", ScanContext.quiet(SecretDigest.salted("test")));
    }

    private static Tar ms(String version) {
        return new Tar().file(MS, "{\"name\": \"ms\", \"version\": \"" + version + "\", \"license\": \"MIT\"}");
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/maven/org.example/library/pom.properties"));
            zip.write("groupId=org.example\nartifactId=library\nversion=1.2\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void listsInstalledAndLockedPackagesWithTheirPathsInTheImage() throws IOException {
        ScanResult result = scan(ms("2.1.3")
                .file("app/lib/library.jar", jar())
                .file("usr/local/lib/python3.12/site-packages/six-1.16.0.dist-info/METADATA", """
                    Name: six
                    Version: 1.16.0
                    """)
                .file("app/Gemfile.lock", """
                    GEM
                      specs:
                        rake (13.0.6)
                    """)
                .file("app/after", "the layer goes on"));

        assertThat(result.scan().message()).isEmpty();
        assertThat(result.components())
                .extracting(Component::purl, Component::path)
                .containsExactly(
                        tuple("pkg:gem/rake@13.0.6", "app/Gemfile.lock"),
                        tuple("pkg:maven/org.example/library@1.2", "app/lib/library.jar"),
                        tuple("pkg:npm/ms@2.1.3", MS),
                        tuple(
                                "pkg:pypi/six@1.16.0",
                                "usr/local/lib/python3.12/site-packages/six-1.16.0.dist-info/METADATA"));
    }

    @Test
    void findsTheirVulnerabilities() throws IOException {
        ScanResult result = scan(ms("1.0.0"));

        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings())
                .extracting(
                        Finding::kind,
                        Finding::rule,
                        Finding::target,
                        finding -> finding.location().path())
                .containsExactly(tuple(ScanKind.CONTAINER, "GHSA-aaaa-aaaa-aaaa", "shop", MS));
    }

    @Test
    void aLaterLayerReplacesPackages() throws IOException {
        assertThat(scan(ms("1.0.0"), ms("2.1.3")).components())
                .extracting(Component::version)
                .containsExactly("2.1.3");
    }

    @Test
    void aWhiteoutOfAFolderRemovesPackages() throws IOException {
        assertThat(scan(ms("1.0.0"), new Tar().file("app/.wh.node_modules", "")).components())
                .isEmpty();
    }

    @Test
    void anOpaqueFolderHidesPackagesBelow() throws IOException {
        assertThat(scan(ms("1.0.0"), new Tar().file("app/.wh..wh..opq", "")).components())
                .isEmpty();
    }

    @Test
    void aLinkInPlaceOfAFolderHidesPackagesBelow() throws IOException {
        assertThat(scan(ms("1.0.0"), new Tar().symlink("app/node_modules", "/opt"))
                        .components())
                .isEmpty();
    }

    @Test
    void aWhiteoutOfAFolderWithASimilarNameRemovesNothing() throws IOException {
        assertThat(scan(ms("1.0.0"), new Tar().file("app/.wh.node", "")).components())
                .hasSize(1);
    }

    @Test
    void filesThatDoNotTellWhatIsInstalledAreLeftOut() throws IOException {
        String lock = "GEM\n  specs:\n    rake (13.0.6)\n";
        ScanResult result = scan(new Tar()
                .file("app/requirements.txt", "six==1.0\n")
                .file("usr/lib/ruby/gems/3.1.0/gems/thing-1.0/Gemfile.lock", lock)
                .file("usr/lib/python3/dist-packages/six-1.16.0.dist-info/METADATA", "Name: six\nVersion: 1.16.0\n"));

        assertThat(result.components()).isEmpty();
        assertThat(result.scan().errors()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorAndTheScanGoesOn() throws IOException {
        ScanResult result = scan(new Tar().file("app/Pipfile.lock", "{\"default\":\n oops}"), ms("2.1.3"));

        assertThat(result.components()).hasSize(1);
        assertThat(result.scan().errors()).hasSize(1);
        assertThat(result.scan().errors().get(0).place()).isEqualTo("app/Pipfile.lock");
        assertThat(result.scan().errors().get(0).message()).startsWith("line 2: not valid JSON: ");
    }
}
