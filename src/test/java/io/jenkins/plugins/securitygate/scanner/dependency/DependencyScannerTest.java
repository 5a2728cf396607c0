package io.jenkins.plugins.securitygate.scanner.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.Gap;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.ScanRun;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.Advisories;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyScannerTest {
    @TempDir
    private Path source;

    @TempDir
    private Path database;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(source.resolve("package-lock.json"), """
            {"lockfileVersion": 3, "packages": {
              "": {"dependencies": {"ms": "^1.0.0"}},
              "node_modules/ms": {"version": "1.0.0", "license": "MIT"},
              "node_modules/other": {"version": "1.0.0"}}}
            """);
    }

    @Test
    void findsVulnerablePackages() throws IOException {
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        ScanResult result = scan(DependencyScanner.withDatabase(database));

        assertThat(result.scan().completed()).isTrue();
        assertThat(result.scan().toolVersion()).isEqualTo("with OSV data of 2026-02-03");
        assertThat(result.components())
                .extracting(Component::purl)
                .containsExactly("pkg:npm/ms@1.0.0", "pkg:npm/other@1.0.0");
        assertThat(result.findings()).extracting(Finding::rule).containsExactly("GHSA-aaaa-aaaa-aaaa");
        Finding finding = result.findings().get(0);
        assertThat(finding.component().licenses()).containsExactly("MIT");
        assertThat(finding.component().scope()).isEqualTo(Component.Scope.DIRECT);
        assertThat(finding.location()).hasToString("package-lock.json");
        assertThat(finding.remediation()).isEqualTo("Update ms to 1.0.1 or newer.");
    }

    @Test
    void failsWithoutADatabaseButListsThePackages() throws IOException {
        ScanResult result = scan(DependencyScanner.withDatabase(Path.of("")));

        assertThat(result.scan().completed()).isFalse();
        assertThat(result.scan().message()).startsWith("no vulnerability database is configured");
        assertThat(result.components()).hasSize(2);
    }

    @Test
    void failsWhenTheDatabaseIsNotThere() throws IOException {
        ScanResult result = scan(DependencyScanner.withDatabase(database.resolve("none")));

        assertThat(result.scan().completed()).isFalse();
        assertThat(result.scan().message())
                .startsWith("the vulnerability database cannot be used: ")
                .endsWith("is no folder");
        assertThat(result.components()).hasSize(2);
    }

    @Test
    void saysForWhichEcosystemTheDatabaseHasNothing() throws IOException {
        Files.writeString(source.resolve("requirements.txt"), "six==1.0\n");
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        assertThat(scan(DependencyScanner.withDatabase(database)).scan().errors())
                .extracting(EntryError::message)
                .containsExactly("the vulnerability database has nothing about packages of PyPI, so none was checked;"
                        + " add its all.zip to the database");
    }

    @Test
    void goesOnAfterAFileThatCannotBeRead() throws IOException {
        Files.writeString(source.resolve("Pipfile.lock"), "{\"default\":\n oops}");
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        ScanResult result = scan(DependencyScanner.withDatabase(database));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.scan().errors()).hasSize(1);
        assertThat(result.scan().errors().get(0).place()).isEqualTo("Pipfile.lock");
        assertThat(result.scan().errors().get(0).message()).startsWith("line 2: not valid JSON: ");
    }

    @Test
    void namesARenamedArchiveByItsHash() throws IOException {
        byte[] archive = zip("Main.class", new byte[10]);
        Files.write(source.resolve("renamed.jar"), archive);
        Files.write(source.resolve("shop.war"), zip("WEB-INF/lib/x.jar", archive));
        Files.write(source.resolve("unknown.jar"), zip("Other.class", new byte[10]));
        Path hashes = Files.writeString(
                database.resolve("hashes.txt"),
                "# from our own repository\n" + sha1(archive)
                        + "  pkg:maven/commons-collections/commons-collections@3.2.1\n");
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        ScanResult result = scan(
                new DependencyScanner(new VulnerabilityLookup(database.toString()), new ReferenceFiles(null, hashes)));

        assertThat(result.components())
                .filteredOn(component -> component.ecosystem().equals("maven"))
                .extracting(Component::purl, Component::path)
                .containsExactlyInAnyOrder(
                        tuple("pkg:maven/commons-collections/commons-collections@3.2.1", "renamed.jar"),
                        tuple("pkg:maven/commons-collections/commons-collections@3.2.1", "shop.war"));
        assertThat(gaps(result))
                .extracting(Finding::rule, Finding::place)
                .containsExactly(tuple("not-examined", "unknown.jar"));
    }

    @Test
    void saysWhichLineOfTheHashesIsWrongAndNamesNothingByThem() throws IOException {
        Files.write(source.resolve("renamed.jar"), zip("Main.class", new byte[10]));
        Path hashes = Files.writeString(database.resolve("hashes.txt"), "# none\nabc pkg:maven/a/b@1\n");
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        ScanResult result = scan(
                new DependencyScanner(new VulnerabilityLookup(database.toString()), new ReferenceFiles(null, hashes)));

        assertThat(result.scan().errors())
                .extracting(EntryError::message)
                .anyMatch(message -> message.contains("line 2: expected a SHA-1 and a package URL"));
        assertThat(gaps(result)).extracting(Finding::title).containsExactly("Not examined: " + PackageList.UNNAMED);
    }

    @Test
    void anArchiveIsThePackageWithAdvisoriesThatItsFileAndItsClassesSpeakFor() throws IOException {
        Files.write(source.resolve("beans-1.0.jar"), zip("org/shop/beans/Bean.class", new byte[10]));
        Files.write(source.resolve("app.war"), zip("WEB-INF/lib/web-1.0.jar", zip("org/shop/Web.class", new byte[10])));
        Advisories.zip(
                database.resolve("all.zip"),
                Advisories.maven("GHSA-aaaa-aaaa-aaaa", "org.shop:beans", "2"),
                Advisories.maven("GHSA-bbbb-bbbb-bbbb", "com.other:beans", "2"),
                Advisories.maven("GHSA-cccc-cccc-cccc", "org.shop.web:web", "2"),
                Advisories.npm("GHSA-dddd-dddd-dddd", "none", "1", ""));

        ScanResult result = scan(DependencyScanner.withDatabase(database));

        assertThat(result.components())
                .extracting(Component::purl)
                .contains("pkg:maven/org.shop/beans@1.0", "pkg:maven/org.shop.web/web@1.0");
        assertThat(result.findings())
                .extracting(Finding::rule, Finding::place)
                .containsExactlyInAnyOrder(
                        tuple("GHSA-aaaa-aaaa-aaaa", "beans-1.0.jar"), tuple("GHSA-cccc-cccc-cccc", "app.war"));
    }

    @Test
    void anArchiveThatDoesNotLookLikeThePackageWithAdvisoriesIsTold() throws IOException {
        Files.write(source.resolve("beans-1.0.jar"), zip("net/mine/Bean.class", new byte[10]));
        Advisories.zip(
                database.resolve("all.zip"),
                Advisories.maven("GHSA-aaaa-aaaa-aaaa", "org.shop:beans", "2"),
                Advisories.npm("GHSA-dddd-dddd-dddd", "none", "1", ""));

        ScanResult result = scan(DependencyScanner.withDatabase(database));

        assertThat(result.findings()).singleElement().satisfies(gap -> {
            assertThat(gap.rule()).isEqualTo(Gap.RULE);
            assertThat(gap.title()).contains("org.shop:beans");
        });
        assertThat(result.components())
                .filteredOn(component -> component.path().equals("beans-1.0.jar"))
                .extracting(Component::name, Component::version, Component::purl)
                .containsExactly(tuple("beans", "1.0", ""));
    }

    @Test
    void anArchiveWhoseNameNoAdvisoryHasIsListed() throws IOException {
        Files.write(source.resolve("mine-1.0.jar"), zip("net/mine/Main.class", new byte[10]));
        Advisories.zip(
                database.resolve("all.zip"),
                Advisories.maven("GHSA-aaaa-aaaa-aaaa", "org.shop:beans", "2"),
                Advisories.npm("GHSA-dddd-dddd-dddd", "none", "1", ""));

        ScanResult result = scan(DependencyScanner.withDatabase(database));

        assertThat(result.findings()).isEmpty();
        assertThat(result.components()).extracting(Component::name).contains("mine");
    }

    @Test
    void archivesAreListedWhenTheDatabaseIsNotThere() throws IOException {
        Files.write(source.resolve("mine-1.0.jar"), zip("net/mine/Main.class", new byte[10]));

        assertThat(scan(DependencyScanner.withDatabase(database.resolve("none")))
                        .components())
                .extracting(Component::name)
                .contains("mine");
    }

    @Test
    void aDependencyWithoutAVersionIsAFindingThatCanBeWaivedAndNoIncompleteScan() throws IOException {
        Files.writeString(source.resolve("requirements.txt"), "flask\n");
        Advisories.zip(database.resolve("all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        ScanResult result = scan(new DependencyScanner(new VulnerabilityLookup(database.toString())));

        assertThat(gaps(result))
                .extracting(Finding::rule, Finding::title, Finding::place)
                .containsExactly(tuple(
                        "not-examined",
                        "Not examined: line 1: flask has no pinned version; pin it with ==, for example by pip freeze",
                        "requirements.txt"));
        assertThat(result.scan().errors()).extracting(EntryError::place).doesNotContain("requirements.txt");
    }

    private static List<Finding> gaps(ScanResult result) {
        return result.findings().stream()
                .filter(finding -> finding.rule().equals(Gap.RULE))
                .toList();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private ScanResult scan(DependencyScanner scanner) throws IOException {
        return new ScanRun(scanner, "dependency", 1_000)
                .execute(
                        new SourceTree(source, SourceTree.DEFAULT_EXCLUDES),
                        ScanContext.quiet(SecretDigest.salted("test")));
    }
}
