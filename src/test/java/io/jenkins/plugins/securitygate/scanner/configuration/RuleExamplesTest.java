package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.scanner.configuration.docker.DockerfileKind;
import io.jenkins.plugins.securitygate.scanner.configuration.kubernetes.KubernetesKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds exactly the lines that its examples mark with {@code # finding} on the line before. */
class RuleExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/configuration/rules");

    @TempDir
    Path folder;

    static List<String> rules() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyRuleHasExamples() throws IOException {
        List<String> ids = Stream.concat(new DockerfileKind().rules(), new KubernetesKind().rules())
                .map(Rule::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
        assertThat(rules()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleFindsTheMarkedLinesAndNoOthers(String rule) throws IOException {
        Path failing = example(rule, "failing");
        Path passing = example(rule, "passing");
        ScannedTree tree = new ScannedTree(folder)
                .with(failing.getFileName().toString(), Files.readString(failing))
                .with(passing.getFileName().toString(), Files.readString(passing));

        assertThat(tree.errors()).isEmpty();
        assertThat(tree.findings(rule).map(Finding::place).distinct())
                .containsExactlyElementsOf(marked(failing))
                .isNotEmpty();
    }

    private static Path example(String rule, String name) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(rule))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> marked(Path example) throws IOException {
        List<String> places = new ArrayList<>();
        List<String> lines = Files.readAllLines(example);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("# finding")) {
                places.add(example.getFileName() + ":" + (i + 2));
            }
        }
        return places;
    }
}
