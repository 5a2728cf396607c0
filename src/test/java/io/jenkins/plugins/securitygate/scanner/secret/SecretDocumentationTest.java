package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretDocumentationTest {
    private static List<String> rowsAfter(String heading) throws IOException {
        return Files.readAllLines(Path.of("docs/secret.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    @Test
    void thePageHasExactlyTheBuiltInKinds() throws IOException {
        List<String> expected = RuleSet.builtIn().rules().stream()
                .sorted(Comparator.comparing(SecretRule::id))
                .map(SecretDocumentationTest::row)
                .toList();

        assertThat(rowsAfter("## Kinds")).isEqualTo(expected);
    }

    private static String row(SecretRule rule) {
        String check = SecretCheck.ALL.entrySet().stream()
                .filter(entry -> entry.getValue().equals(rule.check()))
                .map(entry -> "`" + entry.getKey() + "` ")
                .findFirst()
                .orElse(" ");
        String severity = rule.severity().name().toLowerCase(Locale.ROOT);
        return "| `" + rule.id() + "` | " + rule.description() + " | " + severity + " | "
                + (check.isBlank() ? "|" : check + "|");
    }

    @Test
    void thePageHasEveryCheck() throws IOException {
        assertThat(rowsAfter("## Rules"))
                .extracting(row -> row.substring(3, row.indexOf('`', 3)))
                .containsExactlyElementsOf(SecretCheck.names());
    }
}
