package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real tools that read or run the code: static analysis and fuzzing. */
@ExtendWith(TrialReport.class)
class SourceScannersIT {
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

    @Test
    void banditFindsAShellCall() throws Exception {
        Trial.of("bandit", folder)
                .file("app.py", PYTHON)
                .finds("B602", "app.py:4")
                .cleanWith("app.py", "x = 1\n");
    }

    @Test
    void banditTakesNoConfigurationOfTheScannedFolder() throws Exception {
        Trial.of("bandit", folder)
                .file("app.py", PYTHON)
                .file(".bandit", "[bandit]\nskips = B602\n")
                .finds("B602", "app.py:4");
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
        Trial trial = Trial.of("semgrep", folder).file("app.py", PYTHON).changed("""
                        commands:
                          folder: [semgrep, scan, --config, "%s", --sarif, --output, "{report}", --metrics, "off", --disable-version-check, "{target}"]
                        """.formatted(rules));
        ScanResult result = trial.run();

        assertThat(result.findings())
                .filteredOn(Finding::suppressed)
                .extracting(Finding::place)
                .containsExactly("app.py:7");
        assertThat(result.findings())
                .filteredOn(finding -> !finding.suppressed())
                .extracting(Finding::place)
                .containsExactly("app.py:10");
        assertThat(trial.file("src/.semgrepignore", "*.py\n").run().findings())
                .extracting(Trial::line)
                .contains("not-examined at src/.semgrepignore");
        Files.delete(trial.tree().resolve("src/.semgrepignore"));
        trial.cleanWith("app.py", "x = 1\n");
    }

    @Test
    void eslintFindsAnEvaluation() throws Exception {
        Trial.of("eslint", folder)
                .file("app.js", "export function calculate(text) {\n  return eval(text);\n}\n")
                .finds("no-eval", "app.js:2")
                .cleanWith("app.js", "export const x = 1;\n");
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
                .finds("G401", "main.go:9")
                .cleanWith("main.go", "package main\n\nfunc main() {}\n");
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
        Trial.of("cppcheck", folder)
                .file("main.c", """
                        int main(void) {
                            int few[3] = {1, 2, 3};
                            return few[5];
                        }
                        """)
                .finds("arrayIndexOutOfBounds", "main.c:3")
                .cleanWith("main.c", "int main(void) { return 0; }\n");
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
}
