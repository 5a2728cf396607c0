package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds exactly the lines that its examples mark with {@code # finding} or {@code // finding} on the line before. */
class RuleExamplesTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/configuration/rules");

    private static final Pattern MARK = Pattern.compile("(?:#|//) finding");

    @TempDir
    Path folder;

    static List<String> rules() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyRuleHasExamples() throws IOException {
        List<String> ids = ConfigurationScanner.KINDS.stream()
                .flatMap(DocumentKind::rules)
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
        String failingPlace = place(rule, failing);
        ScannedTree tree = new ScannedTree(folder)
                .with(failingPlace, Files.readString(failing))
                .with(place(rule, passing), Files.readString(passing));

        assertThat(tree.errors()).isEmpty();
        assertThat(tree.findings(rule).map(Finding::place).distinct())
                .containsExactlyElementsOf(marked(failing, failingPlace))
                .isNotEmpty();
    }

    private static Path example(String rule, String name) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(rule))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Where an example lies in the scanned tree: some kinds go by the names of files and folders. */
    private static String place(String rule, Path example) {
        String name = example.getFileName().toString();
        String folder = name.substring(0, name.indexOf('.'));
        return switch (rule.substring(0, rule.indexOf('-'))) {
            case "compose" -> folder + "/compose.yaml";
            case "github" -> ".github/workflows/" + name;
            case "jenkinsfile" -> folder + "/Jenkinsfile";
            case "spring" -> folder + "/application" + name.substring(name.indexOf('.'));
            default -> name;
        };
    }

    private static List<String> marked(Path example, String place) throws IOException {
        List<String> places = new ArrayList<>();
        List<String> lines = Files.readAllLines(example);
        for (int i = 0; i < lines.size(); i++) {
            if (MARK.matcher(lines.get(i).strip()).matches()) {
                places.add(place + ":" + (i + 2));
            }
        }
        return places;
    }
}
