package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.ScanCollector;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ImageScanRun;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.dependency.VulnerabilityLookup;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.Advisories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageVulnerabilitiesTest {
    private static final String HARMLESS = """
        {"User": "1000", "Healthcheck": {"Test": ["CMD", "true"]}}
        """;
    private static final String OPENSSL = """
        Package: libssl3
        Status: install ok installed
        Source: openssl
        Architecture: amd64
        Version: 3.0.9-1
        """;

    @TempDir
    private Path folder;

    @TempDir
    private Path database;

    private ScanResult scan(String osv, Tar layer) throws IOException {
        Path file = Files.write(
                folder.resolve("shop.tar"),
                new TestImage(HARMLESS).layer(layer).dockerSave("shop:1").bytes());
        return new ImageScanRun(
                        new ContainerScanner(new VulnerabilityLookup(osv), true),
                        "container",
                        ScanCollector.DEFAULT_LIMIT)
                .execute(file, "shop.tar", ScanContext.quiet(SecretDigest.salted("test")));
    }

    private ScanResult scan(Tar layer) throws IOException {
        return scan(database.toString(), layer);
    }

    private static Tar system(String release, String packages) {
        return new Tar().file("etc/os-release", release).file("var/lib/dpkg/status", packages);
    }

    private void advisory(String ecosystem, String name, String fixed) throws IOException {
        Advisories.zip(database.resolve("all.zip"), Advisories.distribution("CVE-2026-0001", ecosystem, name, fixed));
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 12, Debian:12",
        "ubuntu, 22.04, Ubuntu:22.04:LTS",
        "ubuntu, 23.10, Ubuntu:23.10",
        "ubuntu, 23.04, Ubuntu:23.04"
    })
    void findsVulnerabilitiesOfSourcePackagesInTheRightRelease(String id, String version, String ecosystem)
            throws IOException {
        advisory(ecosystem, "openssl", "3.0.9-1+deb12u1");

        ScanResult result = scan(system("ID=" + id + "\nVERSION_ID=" + version + "\n", OPENSSL));

        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.scan().toolVersion()).isEqualTo("with OSV data of 2026-02-03");
        assertThat(result.findings())
                .extracting(Finding::kind, Finding::rule, Finding::target, Finding::remediation)
                .containsExactly(tuple(
                        ScanKind.CONTAINER, "CVE-2026-0001", "shop", "Update libssl3 to 3.0.9-1+deb12u1 or newer."));
        assertThat(result.findings().get(0).component().version()).isEqualTo("3.0.9-1");
    }

    @Test
    void comparesTheVersionOfTheSourceAndNotThatOfTheBinary() throws IOException {
        advisory("Debian:12", "lvm2", "2.03.16-3");
        ScanResult result = scan(system("ID=debian\nVERSION_ID=12\n", """
            Package: dmsetup
            Source: lvm2 (2.03.16-2)
            Version: 2:1.02.185-2
            Architecture: amd64
            """));

        assertThat(result.findings())
                .extracting(finding -> finding.component().version())
                .containsExactly("2:1.02.185-2");
    }

    @Test
    void findsVulnerabilitiesOfTheOriginOfPackagesOfAlpine() throws IOException {
        advisory("Alpine:v3.20", "openssl", "3.3.1-r1");
        ScanResult result = scan(new Tar()
                .file("etc/os-release", "ID=alpine\nVERSION_ID=3.20.1\n")
                .file("lib/apk/db/installed", """
                    P:libcrypto3
                    V:3.3.1-r0
                    A:x86_64
                    o:openssl

                    P:openssl
                    V:3.3.1-r1
                    A:x86_64
                    o:openssl
                    """));

        assertThat(result.findings())
                .extracting(finding -> finding.component().name())
                .containsExactly("libcrypto3");
    }

    private static Tar rpm(String release) throws IOException {
        try (InputStream in =
                new GZIPInputStream(ImageVulnerabilitiesTest.class.getResourceAsStream("/container/rpm/Packages.gz"))) {
            return new Tar().file("etc/os-release", release).file("var/lib/rpm/Packages", in.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'ID=rocky\nVERSION_ID=9.4', Rocky Linux:9",
        "'ID=almalinux\nVERSION_ID=9.4', AlmaLinux:9",
        "'ID=rhel\nVERSION_ID=9.4', Red Hat:enterprise_linux:9::appstream",
        "'ID=sles\nVERSION_ID=15.5', SUSE:Linux Enterprise Module for Basesystem 15 SP5",
        "'ID=opensuse-leap\nVERSION_ID=15.5', openSUSE:Leap 15.5",
        "'ID=openEuler\nVERSION_ID=24.03\nVERSION=\"24.03 (LTS-SP1)\"', openEuler:24.03-LTS-SP1",
        "'ID=mageia\nVERSION_ID=9', Mageia:9"
    })
    void findsVulnerabilitiesOfPackagesOfRpm(String release, String ecosystem) throws IOException {
        // The epoch counts before the version.
        advisory(ecosystem, "openssl-libs", "1:3.0.7-28.el9");

        ScanResult result = scan(rpm(release.replace("\\n", "\n")));

        assertThat(result.scan().errors()).isEmpty();
        assertThat(result.findings())
                .extracting(finding -> finding.component().version())
                .containsExactly("1:3.0.7-27.el9");
    }

    @Test
    void aFixedPackageOfRpmIsNoFinding() throws IOException {
        advisory("Rocky Linux:9", "openssl-libs", "1:3.0.7-27.el9");

        assertThat(scan(rpm("ID=rocky\nVERSION_ID=9")).findings()).isEmpty();
    }

    @Test
    void saysThatNothingWasCheckedWhereTheDatabaseDoesNotKnowTheRelease() throws IOException {
        advisory("Debian:12", "openssl", "3.0.9-2");
        ScanResult result = scan(system("ID=debian\nVERSION_ID=13\n", OPENSSL));

        assertThat(result.findings()).isEmpty();
        assertThat(result.scan().errors())
                .extracting(EntryError::message)
                .containsExactly("the vulnerability database has nothing about packages of Debian:13, so none was"
                        + " checked; add its all.zip to the database");
    }

    @Test
    void withoutADatabaseItListsThePackagesAndSaysThatNoneWasChecked() throws IOException {
        ScanResult result = scan("", system("ID=debian\nVERSION_ID=12\n", OPENSSL));

        assertThat(result.components()).hasSize(1);
        assertThat(result.scan().completed()).isTrue();
        assertThat(result.scan().errors())
                .extracting(error -> error.place() + ": " + error.message())
                .containsExactly("shop.tar: no vulnerability database is configured, so no package was checked; give a"
                        + " folder with OSV data by --osv, by the environment variable SECURITY_GATE_OSV,"
                        + " or as 'Vulnerability data' in the settings of Jenkins");
    }

    @Test
    void aDatabaseThatCannotBeUsedMakesTheScanFail() throws IOException {
        ScanResult result = scan(database.resolve("none").toString(), system("ID=debian\nVERSION_ID=12\n", OPENSSL));

        assertThat(result.scan().message()).startsWith("the vulnerability database cannot be used: ");
    }
}
