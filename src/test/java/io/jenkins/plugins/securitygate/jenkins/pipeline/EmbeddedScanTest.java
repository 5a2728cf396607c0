package io.jenkins.plugins.securitygate.jenkins.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.container.Tar;
import io.jenkins.plugins.securitygate.scanner.container.TestImage;
import io.jenkins.plugins.securitygate.scanner.tool.ScanTarget;
import io.jenkins.plugins.securitygate.scanner.tool.ToolCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedScanTest {
    private static final String CONFIG = """
            {"os": "linux", "config": {"User": "root", "ExposedPorts": {"8080/tcp": {}}}, "rootfs": {"diff_ids": []}}
            """;
    private static final String MANIFEST = """
            [{"Config": "config.json", "RepoTags": ["shop:1.0"], "Layers": []}]
            """;

    @TempDir
    Path workspace;

    @Test
    void aSavedImageOfTheWorkspaceIsScanned() throws IOException {
        save(workspace.resolve("image.tar"));

        ScanResult result = scan("container", ScanTarget.file("image.tar"), "");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.scan().source()).isEqualTo("image.tar");
        assertThat(result.findings()).extracting(Finding::rule).contains("image-user-root");
        assertThat(result.facts()).anyMatch(fact -> fact.toString().contains("8080"));
    }

    @Test
    void layersAreSearchedForSecretsUnlessTheAdministratorSaysNo() throws IOException {
        Tar layer = new Tar().file("app/settings.ini", "aws_key = AKIA" + "Z7QXW5MTLJ3ERVK2\n");
        byte[] image = new TestImage("{}").layer(layer).dockerSave("shop:1").bytes();
        Files.write(workspace.resolve("image.tar"), image);
        ScanSettings without = new ScanSettings("salt", 100, List.of(), false, true, "", "");

        assertThat(scan("container", ScanTarget.file("image.tar"), "").findings())
                .extracting(Finding::rule)
                .contains("aws-access-key-id");
        assertThat(new EmbeddedScan(request("container", ScanTarget.file("image.tar")), "7", without)
                        .run(workspace, SecretDigest.salted("test"))
                        .findings())
                .extracting(Finding::rule)
                .contains("image-user-root")
                .doesNotContain("aws-access-key-id");
    }

    @Test
    void anImageThatNobodySavedIsAFailedScanThatSaysHowToSaveIt() throws IOException {
        ScanResult result = scan("container", ScanTarget.file("image.tar"), "");

        assertThat(result.scan().status()).isEqualTo(ScanStatus.FAILED);
        assertThat(result.scan().message())
                .isEqualTo("image.tar: no such file in the workspace; write it before the scan, as by"
                        + " 'docker save -o image.tar IMAGE'");
    }

    @Test
    void aLinkOutOfTheWorkspaceIsNotFollowed(@TempDir Path outside) throws IOException {
        save(outside.resolve("image.tar"));
        Files.createSymbolicLink(workspace.resolve("image.tar"), outside.resolve("image.tar"));

        assertThat(scan("container", ScanTarget.file("image.tar"), "").scan().status())
                .isEqualTo(ScanStatus.FAILED);
    }

    @Test
    void aBaselineOutsideOfTheWorkspaceIsAFailedScan(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("known.json"), "[]");
        String escaping = workspace.relativize(outside.resolve("known.json")).toString();

        assertThat(secrets(escaping).scan().message()).isEqualTo(escaping + " is no regular file of the workspace");
        assertThat(secrets("none.json").scan().message()).isEqualTo("none.json: no such file in the workspace");
    }

    @Test
    void packagesAreLookedUpInTheDataThatTheAdministratorNames(@TempDir Path data) throws IOException {
        Files.writeString(workspace.resolve("package-lock.json"), """
                {"name": "shop", "lockfileVersion": 3, "packages": {"node_modules/left-pad": {"version": "1.0.0"}}}
                """);
        Files.writeString(data.resolve("GHSA-1.json"), """
                {"id": "GHSA-xxxx-0001", "modified": "2026-01-02T00:00:00Z", "summary": "Pads too much",
                 "affected": [{"package": {"ecosystem": "npm", "name": "left-pad"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.1.0"}]}]}]}
                """);

        ScanResult result = scan("dependency", ScanTarget.wholeFolder(), data.toString());

        assertThat(result.scan().status()).isEqualTo(ScanStatus.COMPLETED);
        assertThat(result.findings()).extracting(Finding::rule).containsExactly("GHSA-xxxx-0001");
    }

    @Test
    void theScannerOfImagesWantsAnArchive() {
        assertThatThrownBy(() -> request("container", ScanTarget.wholeFolder()).validate(ToolCatalogue.builtIn()))
                .hasMessageContaining("securityScan(scanner: 'container', file: 'image.tar')");
        assertThatCode(() -> request("container", ScanTarget.file("image.tar")).validate(ToolCatalogue.builtIn()))
                .doesNotThrowAnyException();
    }

    private ScanResult secrets(String baseline) throws IOException {
        ScanRequest request =
                new ScanRequest("secret", "", "", "", ScanTarget.wholeFolder(), new SecretSearch("", baseline));
        ScanSettings settings = new ScanSettings("salt", 100, List.of(), false, false, "", "");
        return new EmbeddedScan(request, "7", settings).run(workspace, SecretDigest.salted("test"));
    }

    private ScanResult scan(String scanner, ScanTarget target, String vulnerabilityData) throws IOException {
        ScanSettings settings = new ScanSettings("salt", 100, List.of(), false, false, "", vulnerabilityData);
        return new EmbeddedScan(request(scanner, target), "7", settings).run(workspace, SecretDigest.salted("test"));
    }

    private static ScanRequest request(String scanner, ScanTarget target) {
        return new ScanRequest(scanner, "", "", "", target);
    }

    private static void save(Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            put(tar, "config.json", CONFIG);
            put(tar, "manifest.json", MANIFEST);
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
