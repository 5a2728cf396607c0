package io.jenkins.plugins.securitygate.scanner.dependency.osv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.report.SecretDigest;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsvDatabaseTest {
    @TempDir
    private Path folder;

    private final List<String> progress = new ArrayList<>();
    private final ScanContext context = new ScanContext(SecretDigest.salted("test"), () -> false, progress::add);
    private Path archive;

    @BeforeEach
    void place() {
        archive = folder.resolve("npm/all.zip");
    }

    @Test
    void findsWhatAffectsAVersion() throws IOException {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));

        assertThat(ids("npm", "ms", "1.9.9")).containsExactly("GHSA-aaaa-aaaa-aaaa");
        assertThat(ids("npm", "ms", "2.0.0")).isEmpty();
        assertThat(ids("npm", "sm", "1.9.9")).isEmpty();
        assertThat(ids("PyPI", "ms", "1.9.9")).isEmpty();
    }

    @Test
    void makesOneOfAdvisoriesThatAreAliases() throws IOException {
        Advisories.zip(
                archive,
                Advisories.npm(
                        "GHSA-aaaa-aaaa-aaaa",
                        "ms",
                        "2.0.0",
                        "\"aliases\": [\"CVE-2026-0001\"],"
                                + "\"database_specific\": {\"severity\": \"MODERATE\", \"cwe_ids\": [\"CWE-1333\"]},"));
        Files.writeString(
                folder.resolve("own.json"),
                Advisories.npm(
                        "MAINTAINER-7",
                        "ms",
                        "2.1.0",
                        "\"aliases\": [\"CVE-2026-0001\"], \"severity\":"
                                + "[{\"type\": \"CVSS_V3\", \"score\": \"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"}],"));

        List<Finding> findings = findings("npm", "ms", "1.0.0");

        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.rule()).isEqualTo("CVE-2026-0001");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.cwes()).containsExactly(1333);
        assertThat(finding.advisory().identifiers())
                .containsExactly("CVE-2026-0001", "GHSA-aaaa-aaaa-aaaa", "MAINTAINER-7");
        assertThat(finding.advisory().fixedVersions()).containsExactly("2.0.0", "2.1.0");
        assertThat(finding.remediation()).isEqualTo("Update ms to 2.1.0 or newer.");
    }

    @Test
    void ignoresWhatWasWithdrawn() throws IOException {
        Advisories.zip(
                archive,
                Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", "\"withdrawn\": \"2026-01-01T00:00:00Z\","),
                Advisories.npm("GHSA-bbbb-bbbb-bbbb", "other", "2.0.0", ""));

        assertThat(ids("npm", "ms", "1.0.0")).isEmpty();
    }

    @Test
    void findsVersionsThatAreListedOneByOneAndPackagesByAnyOfTheirNames() throws IOException {
        Files.writeString(folder.resolve("PYSEC-2026-1.json"), """
                {"id": "PYSEC-2026-1", "modified": "2026-01-01T00:00:00Z", "affected": [{
                  "package": {"ecosystem": "PyPI", "name": "Zope.Interface"}, "versions": ["1.0.0", "1.1"],
                  "ranges": [{"type": "GIT", "repo": "https://example.org", "events": [{"introduced": "0"}]}]}]}
                """);

        assertThat(ids("PyPI", "zope_interface", "1.0")).containsExactly("PYSEC-2026-1");
        assertThat(ids("PyPI", "zope-interface", "1.2")).isEmpty();
    }

    @Test
    void ratesMalwareAsCritical() throws IOException {
        Advisories.zip(archive, Advisories.npm("MAL-2026-1", "msx", "99.0.0", ""));

        assertThat(findings("npm", "msx", "1.0.0"))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void theFolderMayBeALink() throws IOException {
        Advisories.zip(folder.resolve("real/all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        try (OsvDatabase database = OsvDatabase.open(link, context)) {
            assertThat(database.covers("npm")).isTrue();
        }
    }

    @Test
    void indexesOnlyWhatChanged() throws IOException {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        Advisories.zip(folder.resolve("Go/all.zip"), Advisories.npm("GO-1", "go", "2.0.0", ""));
        open().close();
        assertThat(progress).hasSize(2);
        progress.clear();

        open().close();
        assertThat(progress).isEmpty();

        Advisories.zip(archive, Advisories.npm("GHSA-bbbb-bbbb-bbbb", "mss", "2.0.0", ""));
        assertThat(ids("npm", "mss", "1.0.0")).containsExactly("GHSA-bbbb-bbbb-bbbb");
        assertThat(ids("npm", "ms", "1.0.0")).isEmpty();
        assertThat(progress).containsExactly("indexing vulnerabilities of npm/all.zip");
    }

    @Test
    void writesADamagedIndexAnew() throws IOException {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        open().close();
        byte[] sound = Files.readAllBytes(index());

        for (int damaged = 0; damaged < sound.length; damaged += 7) {
            byte[] bytes = sound.clone();
            bytes[damaged] ^= 0x55;
            Files.write(index(), bytes);
            assertThat(ids("npm", "ms", "1.0.0")).as("byte " + damaged).containsExactly("GHSA-aaaa-aaaa-aaaa");
        }
        Files.write(index(), new byte[0]);
        assertThat(ids("npm", "ms", "1.0.0")).containsExactly("GHSA-aaaa-aaaa-aaaa");
    }

    @Test
    void saysHowOldItIs() throws IOException {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));

        try (OsvDatabase database = open()) {
            assertThat(database.newest()).isEqualTo(Instant.parse("2026-02-03T04:05:06Z"));
        }
    }

    @Test
    void saysWhichFilesAreNoAdvisories() throws IOException {
        Advisories.zip(archive, "{\"no\": \"id\"}", "{", Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));

        try (OsvDatabase database = open()) {
            assertThat(database.problems())
                    .containsExactly(
                            "2 entries cannot be read, the first: npm/all.zip!0.json: not in the OSV schema: it has no id");
        }
    }

    @Test
    void refusesAFolderWithoutAdvisories() throws IOException {
        assertThatThrownBy(this::open).hasMessageContaining("holds neither .zip nor .json files");
        assertThatThrownBy(() -> OsvDatabase.open(folder.resolve("none"), context))
                .hasMessageEndingWith("is no folder");

        Files.writeString(folder.resolve("package.json"), "{}");
        assertThatThrownBy(this::open).hasMessageContaining("holds no advisories");
    }

    @Test
    void indexesOnceForThoseWhoComeAtTheSameTime() throws Exception {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(() -> {
                    try (OsvDatabase database =
                            OsvDatabase.open(folder, ScanContext.quiet(SecretDigest.salted("test")))) {
                        return database.affecting("npm", "ms", "1.0.0").stream()
                                .map(KnownVulnerability::id)
                                .toList();
                    }
                }));
            }
            for (Future<List<String>> one : all) {
                assertThat(one.get()).containsExactly("GHSA-aaaa-aaaa-aaaa");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void leavesNothingBehindWhenCancelled() throws IOException {
        Advisories.zip(archive, Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "2.0.0", ""));
        ScanContext[] late = new ScanContext[1];
        List<String> said = new ArrayList<>();
        late[0] = new ScanContext(SecretDigest.salted("test"), () -> !said.isEmpty(), said::add);

        assertThatThrownBy(() -> OsvDatabase.open(folder, late[0])).isInstanceOf(CancellationException.class);

        try (Stream<Path> files = Files.list(folder.resolve(".security-gate-index"))) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("lock");
        }
    }

    private OsvDatabase open() throws IOException {
        return OsvDatabase.open(folder, context);
    }

    private Path index() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".security-gate-index"))) {
            return files.filter(file -> file.toString().endsWith(".idx"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> ids(String ecosystem, String name, String version) throws IOException {
        try (OsvDatabase database = open()) {
            return database.affecting(ecosystem, name, version).stream()
                    .map(KnownVulnerability::id)
                    .toList();
        }
    }

    private List<Finding> findings(String ecosystem, String name, String version) throws IOException {
        try (OsvDatabase database = open()) {
            return database.affecting(ecosystem, name, version).stream()
                    .map(vulnerability -> vulnerability
                            .finding(ScanKind.DEPENDENCY, Component.of("", name, version))
                            .build("scan", "tool"))
                    .toList();
        }
    }
}
