package io.jenkins.plugins.securitygate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.evidence.EvidenceFile;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.scanner.dependency.osv.Advisories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScanDependenciesTest {
    @TempDir
    private Path folder;

    private final StringWriter text = new StringWriter();
    private Path project;
    private Path out;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        out = folder.resolve("out");
        Files.writeString(project.resolve("requirements.txt"), "six==1.0\n");
        Files.writeString(project.resolve("yarn.lock"), """
                ms@^1.0.0:
                  version "1.0.0"
                """);
    }

    @Test
    void withoutADatabaseTheScannerIsLeftOutAndThatIsSaid() throws Exception {
        assertThat(scan()).isEqualTo(ExitCode.OK);

        assertThat(text.toString())
                .contains("Not run: dependency, as it needs vulnerability data: --osv FOLDER or SECURITY_GATE_OSV");
        assertThat(evidence().scans()).extracting(Scan::id).doesNotContain("dependency");
    }

    @Test
    void askedForItFailsWithoutADatabase() throws Exception {
        scan("--scanner", "dependency");

        Evidence evidence = evidence();
        assertThat(evidence.scans()).extracting(Scan::completed).containsExactly(false);
        assertThat(evidence.components()).hasSize(2);
        assertThat(text.toString()).doesNotContain("Not run");
    }

    @Test
    void withADatabaseItRunsByDefault() throws Exception {
        Path osv = folder.resolve("osv");
        Advisories.zip(osv.resolve("npm/all.zip"), Advisories.npm("GHSA-aaaa-aaaa-aaaa", "ms", "1.0.1", ""));

        scan("--osv", osv.toString());

        assertThat(evidence().findings()).extracting(Finding::rule).containsExactly("GHSA-aaaa-aaaa-aaaa");
        assertThat(Files.readString(out.resolve("sbom.cdx.json"))).contains("pkg:npm/ms@1.0.0", "pkg:pypi/six@1.0");
    }

    private int scan(String... options) {
        CommandLine command = SecurityGateCommand.commandLine();
        command.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        List<String> arguments = new ArrayList<>(List.of("scan", project.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        return command.execute(arguments.toArray(String[]::new));
    }

    private Evidence evidence() throws Exception {
        return EvidenceFile.read(out.resolve("evidence.json"));
    }
}
