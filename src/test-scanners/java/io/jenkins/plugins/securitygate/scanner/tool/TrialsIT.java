package io.jenkins.plugins.securitygate.scanner.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether the trials are complete. */
class TrialsIT {
    @Test
    void everyToolHasATrialThatFindsSomethingOrAReasonWhyNot() throws IOException {
        Path here =
                Path.of("src/test-scanners/java", getClass().getPackageName().replace('.', '/'));
        String trials;
        try (Stream<Path> files = Files.list(here)) {
            trials = files.filter(file -> file.getFileName().toString().endsWith("ScannersIT.java"))
                    .map(TrialsIT::text)
                    .collect(Collectors.joining());
        }

        assertThat(ToolCatalogue.builtIn().all())
                .extracting(ExternalTool::id)
                .allSatisfy(tool -> assertThat(trials.contains("Trial.of(\"" + tool + "\""))
                        .isNotEqualTo(Untried.tools().contains(tool)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
