package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tools of the catalogue for real, each on a problem planted for it. */
class ScannersIT {
    private static final String PYTHON = """
            import subprocess

            def run(command):
                return subprocess.call(command, shell=True)

            def calculate(text):
                return eval(text)  # nosemgrep

            def again(text):
                return eval(text)
            """;

    @TempDir
    Path folder;

    @AfterAll
    static void report() throws IOException {
        TrialReport.write();
    }

    @Test
    void everyToolHasATrialOrAReasonWhyNot() throws IOException {
        String trials = Files.readString(
                Path.of("src/test-scanners/java", getClass().getName().replace('.', '/') + ".java"));

        assertThat(ToolCatalogue.builtIn().all())
                .extracting(ExternalTool::id)
                .allSatisfy(tool -> assertThat(trials.contains("Trial.of(\"" + tool + "\""))
                        .isNotEqualTo(Untried.tools().contains(tool)));
    }

    @Test
    void banditFindsAShellCall() throws Exception {
        Trial.of("bandit", folder).file("app.py", PYTHON).finds("B602", "app.py:4");
    }

    @Test
    void semgrepFindsAnEvaluationAndTellsTheSuppressedOne() throws Exception {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, """
                rules:
                  - id: no-eval
                    languages: [python]
                    severity: ERROR
                    message: eval of foreign text
                    pattern: eval(...)
                """);
        ScanResult result = Trial.of("semgrep", folder)
                .file("app.py", PYTHON)
                .changed("""
                        commands:
                          folder: [semgrep, scan, --config, "%s", --sarif, --output, "{report}", --metrics, "off", --disable-version-check, "{target}"]
                        """.formatted(rules))
                .run();

        assertThat(result.findings())
                .filteredOn(Finding::suppressed)
                .extracting(Finding::place)
                .containsExactly("app.py:7");
        assertThat(result.findings())
                .filteredOn(finding -> !finding.suppressed())
                .extracting(Finding::place)
                .containsExactly("app.py:10");
    }

    @Test
    void eslintFindsAnEvaluation() throws Exception {
        Trial.of("eslint", folder)
                .file("app.js", "export function calculate(text) {\n  return eval(text);\n}\n")
                .finds("no-eval", "app.js:2");
    }

    @Test
    void gosecFindsAWeakDigest() throws Exception {
        Trial.of("gosec", folder)
                .file("go.mod", "module example.org/planted\n\ngo 1.21\n")
                .file("main.go", """
                        package main

                        import (
                        	"crypto/md5"
                        	"fmt"
                        )

                        func main() {
                        	fmt.Println(md5.Sum([]byte("x")))
                        }
                        """)
                .finds("G401", "main.go:9");
    }

    @Test
    void spotbugsWithFindSecBugsFindsAWeakDigest() throws Exception {
        Trial trial = Trial.of("spotbugs", folder).file("demo/Digest.java", """
                        package demo;

                        import java.security.MessageDigest;

                        public class Digest {
                            public static byte[] of(byte[] bytes) throws Exception {
                                return MessageDigest.getInstance("MD5").digest(bytes);
                            }
                        }
                        """);
        compile(trial.tree().resolve("demo/Digest.java"));

        trial.finds("WEAK_MESSAGE_DIGEST_MD5", "demo/Digest.java:7");
    }

    @Test
    void cppcheckFindsAnIndexOutOfBounds() throws Exception {
        Trial.of("cppcheck", folder).file("main.c", """
                        int main(void) {
                            int few[3] = {1, 2, 3};
                            return few[5];
                        }
                        """).finds("arrayIndexOutOfBounds", "main.c:3");
    }

    @Test
    void jazzerFindsTheInputThatBreaksAParser() throws Exception {
        Trial trial = Trial.of("jazzer", folder).file("Fuzz.java", """
                        public class Fuzz {
                            public static void fuzzerTestOneInput(byte[] data) {
                                if (data.length > 2 && data[0] == 'b' && data[1] == 'u') {
                                    throw new IllegalStateException("planted");
                                }
                            }
                        }
                        """);
        compile(trial.tree().resolve("Fuzz.java"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Jazzer-Fuzz-Target-Class", "Fuzz");
        Path jar = trial.tree().resolve("fuzz.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("Fuzz.class"));
            Files.copy(trial.tree().resolve("Fuzz.class"), out);
        }

        trial.on(ScanTarget.file("fuzz.jar")).finds("IllegalStateException", "Fuzz.java:4");
    }

    private static void compile(Path source) {
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());

        assertThat(failed).isZero();
    }

    @Test
    void gitleaksFindsAToken() throws Exception {
        Trial.of("gitleaks", folder)
                .file("settings.py", "x = 1\ntoken = \"ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8" + "\"\n")
                .finds("github-pat", "settings.py:2");
    }

    @Test
    void detectSecretsFindsATokenAndKeepsItToItself() throws Exception {
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        ScanResult result = Trial.of("detect-secrets", folder)
                .file("settings.py", "x = 1\ntoken = \"" + token + "\"\n")
                .run();

        assertThat(result.findings()).extracting(Trial::line).contains("GitHub Token at settings.py:2");
        assertThat(result.toString()).doesNotContain(token);
    }

    @Test
    void checkovFindsAPublicPort() throws Exception {
        Trial.of("checkov", folder).file("main.tf", terraform()).finds("CKV_AWS_24", "main.tf:1");
    }

    @Test
    void tfsecFindsAPublicPort() throws Exception {
        ScanResult result =
                Trial.of("tfsec", folder).file("main.tf", terraform()).run();

        assertThat(result.findings()).extracting(Finding::place).contains("main.tf:6");
    }

    private static String terraform() {
        return """
                resource "aws_security_group_rule" "open" {
                  type              = "ingress"
                  from_port         = 22
                  to_port           = 22
                  protocol          = "tcp"
                  cidr_blocks       = ["0.0.0.0/0"]
                  security_group_id = "sg-1"
                }
                """;
    }

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
                .finds("CVE-2012-6708", "web/jquery-1.8.1.js");
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

    @Test
    void nmapFindsTheOpenPortOfAServer() throws Exception {
        HttpServer server = server();
        int port = server.getAddress().getPort();
        try {
            ScanResult result = Trial.of("nmap", folder)
                    .changed("""
                            commands:
                              url: [nmap, -sT, -Pn, -n, -p, "%d", -oX, "{report}", "{host}"]
                            """.formatted(port))
                    .on(ScanTarget.url("http://127.0.0.1:" + port + "/"))
                    .run();

            assertThat(result.facts()).extracting(Fact::number).contains(port);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void wapitiFindsAReflectedScript() throws Exception {
        HttpServer server = server();
        int port = server.getAddress().getPort();
        try {
            ScanResult result = Trial.of("wapiti", folder)
                    .changed("""
                            commands:
                              url: [wapiti, --url, "{target}", --module, xss, --format, json, --output, "{report}", --flush-session, --no-bugreport, --max-scan-time, "60"]
                            """)
                    .on(ScanTarget.url("http://127.0.0.1:" + port + "/?name=x"))
                    .run();

            assertThat(result.findings()).anySatisfy(finding -> {
                assertThat(finding.rule()).containsIgnoringCase("cross site scripting");
                assertThat(finding.endpoint().parameter()).isEqualTo("name");
            });
        } finally {
            server.stop(0);
        }
    }

    /** A page on loopback that gives back its parameter unescaped. */
    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            String name = query == null || !query.startsWith("name=") ? "" : query.substring("name=".length());
            byte[] page = ("<html><body><a href=\"/?name=x\">x</a><p>" + name + "</p></body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }
}
