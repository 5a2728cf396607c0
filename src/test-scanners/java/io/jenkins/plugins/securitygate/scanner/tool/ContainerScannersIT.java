package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.scanner.container.Tar;
import io.jenkins.plugins.securitygate.scanner.container.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools on images in archives: an Alpine 3.20 with a zlib that CVE-2018-25032 is about, and one without. */
@ExtendWith(TrialReport.class)
class ContainerScannersIT {
    private static final String VULNERABLE = "1.2.11-r0";
    private static final String FIXED = "1.3.1-r2";

    @TempDir
    Path folder;

    @Test
    void trivyFindsAVulnerablePackageOfAnImage() throws Exception {
        Trial trial = TrivyDatabase.prepare(Trial.of("trivy", folder), folder);

        findsZlib(trial);
        trial.variable("TRIVY_CACHE_DIR", folder.resolve("none")).fails("no database");
    }

    @Test
    void grypeFindsAVulnerablePackageOfAnImage() throws Exception {
        Path database = Files.createDirectories(folder.resolve("cache/6"));
        Trial trial = Trial.of("grype", folder)
                .prepared("grype-database", database.toString())
                .variable("GRYPE_DB_CACHE_DIR", folder.resolve("cache"))
                .variable("GRYPE_DB_AUTO_UPDATE", "false")
                .file(".grype.yaml", "ignore:\n  - vulnerability: CVE-2018-25032\n");

        findsZlib(trial);
        trial.variable("GRYPE_DB_CACHE_DIR", folder.resolve("none")).fails("no database");
    }

    @Test
    void osvScannerFindsAVulnerablePackageOfAnImage() throws Exception {
        OsvArchive.write(folder.resolve("osv"), "Alpine", """
                {"schema_version": "1.6.0", "id": "ALPINE-CVE-2018-25032", "modified": "2024-01-01T00:00:00Z",
                 "upstream": ["CVE-2018-25032"], "details": "zlib allows memory corruption",
                 "affected": [{"package": {"ecosystem": "Alpine:v3.20", "name": "zlib"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2.12-r0"}]}]}]}
                """);
        Trial trial = Trial.of("osv-scanner", folder)
                .changed("""
                        kinds: [dependency, container]
                        commands:
                          file: [osv-scanner, scan, image, --format, json, --archive, "{target}"]
                        """)
                .option("--offline-vulnerabilities", "--local-db-path=" + folder.resolve("osv"));

        findsZlib(trial);
    }

    @Test
    void syftFindsThePackagesOfAnImage() throws Exception {
        Trial trial = Trial.of("syft", folder).on(ScanTarget.file("image.tar"));
        image(trial.tree(), VULNERABLE);

        assertThat(trial.run().components()).extracting(Component::name).contains("zlib");
    }

    private static void findsZlib(Trial trial) throws IOException, InterruptedException {
        image(trial.tree(), VULNERABLE);
        ScanResult result = trial.on(ScanTarget.file("image.tar")).run();

        assertThat(result.scan().kinds()).contains(ScanKind.CONTAINER);
        assertThat(vulnerabilities(result)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isNotEqualTo(ScanKind.DEPENDENCY);
            assertThat(finding.advisory().identifiers()).contains("CVE-2018-25032");
            assertThat(finding.component().name()).isEqualTo("zlib");
            assertThat(finding.component().version()).isEqualTo(VULNERABLE);
        });

        image(trial.tree(), FIXED);
        assertThat(vulnerabilities(trial.run())).isEmpty();
        Files.writeString(trial.tree().resolve("image.tar"), "no archive");
        trial.fails("an image that is none");
        image(trial.tree(), VULNERABLE);
    }

    /** Trivy reports the licences of packages too. */
    private static List<Finding> vulnerabilities(ScanResult result) {
        return result.findings().stream()
                .filter(finding -> finding.kind() != ScanKind.LICENSE)
                .toList();
    }

    private static void image(Path tree, String zlib) throws IOException {
        Tar layer = new Tar()
                .file("etc/os-release", "ID=alpine\nNAME=\"Alpine Linux\"\nVERSION_ID=3.20.0\n")
                .file("etc/alpine-release", "3.20.0\n")
                .file("lib/apk/db/installed", """
                        P:zlib
                        V:%s
                        A:x86_64
                        o:zlib
                        L:Zlib
                        F:lib
                        R:libz.so.1

                        """.formatted(zlib));
        Files.write(
                tree.resolve("image.tar"),
                new TestImage("{}").layer(layer).dockerSave("planted:1").bytes());
    }
}
