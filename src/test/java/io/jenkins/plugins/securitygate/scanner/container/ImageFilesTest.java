package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and privileged programs in the files of layers. */
class ImageFilesTest {
    private static final String HARMLESS = """
        {"User": "1000", "Healthcheck": {"Test": ["CMD", "true"]}}
        """;
    private static final String KEY = "AKIA" + "Z7QXW5MTLJ3ERVK2";
    private static final String SETTINGS = "# upload\naws_key = " + KEY + "\n";
    private static final int SETUID = 0104755;
    private static final int SETGID = 0102755;

    @TempDir
    private Path folder;

    private ScanResult scan(boolean secrets, Tar... layers) throws IOException {
        TestImage image = new TestImage(HARMLESS);
        for (Tar layer : layers) {
            image.gzipLayer(layer);
        }
        Path file = Files.write(
                folder.resolve("shop.tar"), image.dockerSave("shop:1").bytes());
        return new ImageScanRun(
                        new ContainerScanner(new VulnerabilityLookup(""), secrets),
                        "container",
                        ScanCollector.DEFAULT_LIMIT)
                .execute(file, "shop.tar", ScanContext.quiet(SecretDigest.salted("test")));
    }

    private ScanResult scan(Tar... layers) throws IOException {
        return scan(true, layers);
    }

    private static Tar settings() {
        return new Tar().file("app/settings.ini", SETTINGS);
    }

    private static Tar other() {
        return new Tar().file("app/readme", "hello");
    }

    @Test
    void findsASecretInAFileAndNeverShowsIt() throws IOException {
        ScanResult result = scan(other(), settings());

        assertThat(result.findings())
                .extracting(Finding::rule, finding -> finding.location().toString(), Finding::target, Finding::snippet)
                .containsExactly(tuple("aws-access-key-id", "app/settings.ini:2", "shop", "aws_key = AKIA****"));
        assertThat(result.findings().get(0).description())
                .startsWith("In layer 2 of 2 (sha256:")
                .endsWith(").");
        assertThat(result.toString()).doesNotContain(KEY);
    }

    @Test
    void findsASecretThatALaterLayerDeletes() throws IOException {
        ScanResult result = scan(settings(), other(), new Tar().file("app/.wh.settings.ini", ""));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).description()).endsWith("), deleted later in layer 3.");
    }

    @Test
    void findsASecretWhoseFolderALaterLayerDeletes() throws IOException {
        ScanResult result = scan(settings(), new Tar().file(".wh.app", ""));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).description()).endsWith("), deleted later in layer 2.");
    }

    @Test
    void findsASecretWhoseFileALaterLayerReplaces() throws IOException {
        ScanResult result = scan(settings(), new Tar().file("app/settings.ini", "nothing"));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).description()).endsWith("), replaced in layer 2.");
    }

    @Test
    void theSameSecretInSeveralLayersIsOneFinding() throws IOException {
        ScanResult result = scan(settings(), settings());

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).occurrences()).isEqualTo(1);
        assertThat(result.findings().get(0).description()).startsWith("In layer 2 of 2");
    }

    @Test
    void findsASecretFarInsideALongFileAtItsLine() throws IOException {
        String filler = "just a line of some text\n".repeat(200_000);
        ScanResult result = scan(new Tar().file("srv/long.log", filler + SETTINGS + filler));

        assertThat(result.findings())
                .extracting(finding -> finding.location().line())
                .containsExactly(200_002);
    }

    @Test
    void doesNotLookWherePackageManagersPutOtherPeoplesFiles() throws IOException {
        ScanResult result = scan(new Tar()
                .file("usr/share/doc/aws/example", SETTINGS)
                .file("app/node_modules/aws/test/example.js", SETTINGS));

        assertThat(result.findings()).isEmpty();
    }

    @Test
    void doesNotLookForSecretsInFilesWhenToldSo() throws IOException {
        assertThat(scan(false, settings()).findings()).isEmpty();
    }

    @Test
    void aProgramThatRunsAsItsOwnerIsAFindingUnlessAPackageOwnsIt() throws IOException {
        ScanResult result = scan(new Tar()
                .file("usr/bin/su", SETUID)
                .file("usr/bin/mine", SETUID)
                .file("usr/bin/write", SETGID)
                .file("var/lib/dpkg/info/util-linux.list", "/.\n/bin\n/bin/su\n"));

        assertThat(result.findings())
                .extracting(
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.location().path())
                .containsExactly(
                        tuple("image-setuid-file", Severity.MEDIUM, "usr/bin/mine"),
                        tuple("image-setgid-file", Severity.LOW, "usr/bin/write"));
        assertThat(result.facts())
                .filteredOn(fact -> fact.type() == Fact.Type.PRIVILEGE)
                .extracting(Fact::value, fact -> fact.location().path(), Fact::attributes)
                .contains(tuple("setuid", "usr/bin/su", Map.of("mode", "4755", "layer", "1", "packaged", "true")))
                .hasSize(3);
    }

    @Test
    void aPackagedProgramInAnUnusualFolderIsAFinding() throws IOException {
        ScanResult result = scan(new Tar()
                .file("opt/tool/helper", SETUID)
                .file("lib/apk/db/installed", "P:tool\nV:1.0-r0\nA:x86_64\nF:opt/tool\nR:helper\n"));

        assertThat(result.findings())
                .extracting(Finding::description)
                .singleElement()
                .satisfies(text -> assertThat(text).contains("It lies in an unusual folder."));
    }

    @Test
    void aProgramThatALaterLayerDeletesOrMakesOrdinaryDoesNotCount() throws IOException {
        ScanResult result = scan(
                new Tar().file("usr/bin/a", SETUID).file("usr/bin/b", SETUID),
                new Tar().file("usr/bin/.wh.a", "").file("usr/bin/b", "ordinary"));

        assertThat(result.findings()).isEmpty();
        assertThat(result.facts()).extracting(Fact::type).doesNotContain(Fact.Type.PRIVILEGE);
    }
}
