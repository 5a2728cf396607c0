package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What real tools do when they cannot work: never a clean scan. */
@ExtendWith(TrialReport.class)
class FailedScansIT {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> anOptionThatTheToolDoesNotKnowIsAFailedScan() {
        return ToolCatalogue.builtIn().all().stream()
                .filter(tool -> LocalRunner.finds(tool.version().command().get(0)))
                .map(tool -> dynamicTest(
                        tool.id(),
                        () -> trial(tool).option("--no-such-option-planted").fails("an unknown option")));
    }

    @Test
    void yarnWithoutItsServiceFailsAndRunsNothingThatTheFolderNames() throws Exception {
        Trial trial = Trial.of("yarn-audit", folder)
                .file("package.json", "{\"name\": \"planted\", \"version\": \"1.0.0\"}")
                .file(".yarnrc", "yarn-path \"./planted.js\"\n")
                .file("planted.js", "require('fs').writeFileSync('ran', '');\n")
                .variable("HTTPS_PROXY", "http://127.0.0.1:1");

        trial.fails("no lockfile and no service");

        assertThat(trial.tree().resolve("ran")).doesNotExist();
    }

    private Trial trial(ExternalTool tool) throws IOException {
        Trial trial = Trial.of(tool.id(), Files.createTempDirectory(folder, tool.id()))
                .file("planted.txt", "planted\n");
        if (tool.takes(TargetKind.FOLDER)) {
            return trial;
        }
        return trial.on(
                tool.takes(TargetKind.FILE) ? ScanTarget.file("planted.txt") : ScanTarget.url("http://127.0.0.1:1/"));
    }
}
