package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools that look at what a project depends on, and under which licence. */
@ExtendWith(TrialReport.class)
class DependencyScannersIT {
    @TempDir
    Path folder;

    @Test
    void retireFindsAnOldLibrary() throws Exception {
        Path data = folder.resolve("jsrepo.json");
        Files.writeString(data, """
                {"jquery": {"vulnerabilities": [{"below": "1.9.0", "severity": "medium", "cwe": ["CWE-79"],
                  "identifiers": {"CVE": ["CVE-2012-6708"], "summary": "planted"}, "info": ["https://example.org"]}],
                  "extractors": {"filename": ["jquery-(§§version§§)(.min)?\\\\.js"]}}}
                """);
        Trial.of("retire", folder)
                .file("web/jquery-1.8.1.js", "// planted\n")
                .changed("""
                        commands:
                          folder: [retire, --path, "{target}", --jsrepo, "%s", --outputformat, json, --outputpath, "{report}", --exitwith, "10"]
                        """.formatted(data))
                .finds("CVE-2012-6708", "web/jquery-1.8.1.js")
                .file(".retireignore", "web\n@jquery\n")
                .finds("CVE-2012-6708", "web/jquery-1.8.1.js");
    }

    @Test
    void osvScannerFindsAVulnerabilityOfALockfile() throws Exception {
        OsvArchive.write(folder.resolve("osv"), "PyPI", """
                {"schema_version": "1.6.0", "id": "GHSA-h5c8-rqwp-cp95", "modified": "2024-01-11T00:00:00Z",
                 "aliases": ["CVE-2024-22195"], "summary": "Jinja: HTML attribute injection",
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "jinja2"},
                   "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.1.3"}]}]}]}
                """);
        Trial.of("osv-scanner", folder)
                .file("requirements.txt", "jinja2==2.4.1\n")
                .option("--offline-vulnerabilities", "--no-resolve", "--local-db-path=" + folder.resolve("osv"))
                .finds("GHSA-h5c8-rqwp-cp95", "requirements.txt")
                .file("osv-scanner.toml", "[[IgnoredVulns]]\nid = \"GHSA-h5c8-rqwp-cp95\"\nreason = \"planted\"\n")
                .finds("GHSA-h5c8-rqwp-cp95", "requirements.txt")
                .cleanWith("requirements.txt", "jinja2==3.1.3\n");
    }

    @Test
    void osvScannerWithoutItsServiceOrADatabaseFails() throws Exception {
        Trial.of("osv-scanner", folder)
                .file("requirements.txt", "jinja2==2.4.1\n")
                .option("--offline-vulnerabilities", "--no-resolve", "--local-db-path=" + folder.resolve("none"))
                .fails("no database");
    }

    @Test
    void govulncheckFindsAVulnerabilityOfTheStandardLibrary() throws Exception {
        Path database = folder.resolve("vulndb");
        Files.createDirectories(database.resolve("ID"));
        Files.createDirectories(database.resolve("index"));
        Files.writeString(database.resolve("index/db.json"), "{\"modified\": \"2026-01-01T00:00:00Z\"}");
        Files.writeString(database.resolve("index/modules.json"), """
                [{"path": "stdlib", "vulns": [{"id": "GO-2026-0001", "modified": "2026-01-01T00:00:00Z"}]}]
                """);
        Files.writeString(database.resolve("ID/GO-2026-0001.json"), """
                {"schema_version": "1.3.1", "id": "GO-2026-0001", "modified": "2026-01-01T00:00:00Z",
                 "summary": "planted", "details": "planted", "affected": [{
                   "package": {"name": "stdlib", "ecosystem": "Go"},
                   "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}],
                   "ecosystem_specific": {"imports": [{"path": "net/url", "symbols": ["Parse"]}]}}]}
                """);
        String called = "package main\n\nimport \"net/url\"\n\nfunc main() {\n\t_, _ = url.Parse(\"x\")\n}\n";
        Trial trial = Trial.of("govulncheck", folder)
                .file("go.mod", "module example.org/planted\n\ngo 1.21\n")
                .file("main.go", called)
                .option("-db", database.toUri().toString());

        assertThat(trial.run().findings()).extracting(Finding::rule).contains("GO-2026-0001");
        trial.file("main.go", "package main\n\nfunc main( {\n").fails("code that does not compile");
    }

    @Test
    void dependencyCheckFindsAVulnerableJar() throws Exception {
        Files.writeString(folder.resolve("data.sql"), """
                RUNSCRIPT FROM 'classpath:data/initialize.sql';
                INSERT INTO vulnerability (id, cve, description, v3BaseScore, v3BaseSeverity, v3AttackVector,
                  v3AttackComplexity, v3PrivilegesRequired, v3UserInteraction, v3Scope, v3ConfidentialityImpact,
                  v3IntegrityImpact, v3AvailabilityImpact, v3Version)
                  VALUES (1, 'CVE-2017-5638', 'Jakarta Multipart parser', 9.8, 'CRITICAL', 'NETWORK', 'LOW', 'NONE',
                  'NONE', 'UNCHANGED', 'HIGH', 'HIGH', 'HIGH', '3.1');
                INSERT INTO cpeEntry (id, part, vendor, product, version, update_version, edition, lang, sw_edition,
                  target_sw, target_hw, other, ecosystem)
                  VALUES (1, 'a', 'apache', 'struts', '*', '*', '*', '*', '*', '*', '*', '*', 'java');
                INSERT INTO software (cveid, cpeEntryId, versionEndExcluding, versionStartIncluding, vulnerable)
                  VALUES (1, 1, '2.3.32', '2.3.5', TRUE);
                """);
        Path data = Files.createDirectories(folder.resolve("data"));
        Trial trial = Trial.of("dependency-check", folder)
                .prepared(
                        "dependency-check-database",
                        "-url",
                        "jdbc:h2:file:" + data.resolve("odc"),
                        "-user",
                        "dcuser",
                        "-password",
                        "DC-Pass1337!",
                        "-script",
                        folder.resolve("data.sql").toString())
                .option("--data", data.toString(), "--noupdate", "--disableRetireJS", "--disableHostedSuppressions");
        struts(trial.tree().resolve("struts2-core-2.3.31.jar"), "2.3.31");

        trial.finds("CVE-2017-5638", "struts2-core-2.3.31.jar");
        Files.delete(trial.tree().resolve("struts2-core-2.3.31.jar"));
        trial.cleanWith("README.md", "nothing\n");
        trial.option("--data", folder.resolve("none").toString(), "--noupdate").fails("no database");
    }

    private static void struts(Path jar, String version) throws IOException {
        String pom = "META-INF/maven/org.apache.struts/struts2-core/pom";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(pom + ".properties"));
            out.write("groupId=org.apache.struts\nartifactId=struts2-core\nversion=%s\n"
                    .formatted(version)
                    .getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(pom + ".xml"));
            out.write("""
                    <project><modelVersion>4.0.0</modelVersion><groupId>org.apache.struts</groupId>
                    <artifactId>struts2-core</artifactId><version>%s</version></project>
                    """.formatted(version).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void npmAuditFindsWhatItsRegistryKnows() throws Exception {
        HttpServer registry = registry();
        try {
            Trial trial = Trial.of("npm-audit", folder)
                    .file("package.json", """
                            {"name": "planted", "version": "1.0.0", "dependencies": {"lodash": "4.17.4"}}
                            """)
                    .file("package-lock.json", """
                            {"name": "planted", "version": "1.0.0", "lockfileVersion": 3, "packages": {
                              "": {"name": "planted", "version": "1.0.0", "dependencies": {"lodash": "4.17.4"}},
                              "node_modules/lodash": {"version": "4.17.4"}}}
                            """)
                    .variable(
                            "NPM_CONFIG_REGISTRY",
                            "http://127.0.0.1:" + registry.getAddress().getPort());
            trial.finds("GHSA-jf85-cpcp-j695", "node_modules/lodash");
            registry.stop(0);
            trial.variable("NPM_CONFIG_FETCH_RETRIES", "0").fails("a registry that is not there");
            Files.delete(trial.tree().resolve("package-lock.json"));
            trial.fails("no lockfile");
        } finally {
            registry.stop(0);
        }
    }

    /** Answers npm's question for advisories. */
    private static HttpServer registry() throws IOException {
        byte[] answer = """
                {"lodash": [{"id": 1065, "url": "https://github.com/advisories/GHSA-jf85-cpcp-j695",
                  "title": "Prototype Pollution in lodash", "severity": "critical",
                  "vulnerable_versions": "<4.17.12"}]}
                """.getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/-/npm/v1/security/advisories/bulk", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** What it knows depends on the package index; a mirror need not serve anything, and pip-audit then skips it. */
    @Test
    void pipAuditReadsAPinnedPackageOrSaysWhyItCouldNot() throws Exception {
        ScanResult result = Trial.of("pip-audit", folder)
                .file("requirements.txt", "jinja2==2.4.1\n")
                .on(ScanTarget.file("requirements.txt"))
                .run();

        Stream<String> packages = result.components().stream().map(Component::name);
        Stream<String> skipped = result.scan().errors().stream().map(EntryError::message);
        assertThat(Stream.concat(packages, skipped))
                .anySatisfy(said -> assertThat(said).contains("jinja2"));
    }

    @Test
    void scancodeFindsALicence() throws Exception {
        ScanResult result =
                Trial.of("scancode", folder).file("package.json", """
                        {"name": "planted", "version": "1.0.0", "license": "GPL-3.0-only"}
                        """).run();

        assertThat(result.components())
                .flatExtracting(Component::licenses)
                .extracting(Object::toString)
                .anySatisfy(licence -> assertThat(licence).containsIgnoringCase("gpl-3.0"));
    }

    @Test
    void licenseCheckerFindsTheLicenceOfAnInstalledPackage() throws Exception {
        ScanResult result = Trial.of("license-checker", folder)
                .file("package.json", """
                        {"name": "planted", "version": "1.0.0", "license": "MIT"}
                        """)
                .file("node_modules/left/package.json", """
                        {"name": "left", "version": "1.2.3", "license": "GPL-3.0-only"}
                        """)
                .run();

        assertThat(result.components())
                .filteredOn(component -> component.name().equals("left"))
                .singleElement()
                .satisfies(component -> {
                    assertThat(component.version()).isEqualTo("1.2.3");
                    assertThat(component.licenses()).containsExactly("GPL-3.0-only");
                });
    }

    @Test
    void syftFindsAPackageOfALockfile() throws Exception {
        ScanResult result = Trial.of("syft", folder)
                .file("requirements.txt", "jinja2==2.4.1\n")
                .run();

        assertThat(result.components()).extracting(Component::purl).contains("pkg:pypi/jinja2@2.4.1");
    }
}
