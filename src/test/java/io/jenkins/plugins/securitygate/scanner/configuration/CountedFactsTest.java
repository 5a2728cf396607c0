package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A tree with files of every kind, whose statements about the deployment a person has counted. */
class CountedFactsTest {
    private static final Path TREE = Path.of("src/test/resources/configuration/facts");

    @Test
    void everyStatementIsFoundAndNoOther() throws IOException {
        List<String> expected = Files.readAllLines(TREE.resolve("expected.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        ScanResult result = new ScannedTree(TREE).scan();

        assertThat(result.facts().stream().map(CountedFactsTest::line)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.scan().errors()).isEmpty();
    }

    private static String line(Fact fact) {
        StringBuilder line = new StringBuilder();
        line.append(fact.location().path()).append(':').append(fact.location().line());
        line.append(' ').append(fact.resource());
        line.append(' ').append(fact.type().name().toLowerCase(Locale.ROOT));
        line.append(' ').append(fact.value());
        fact.attributes()
                .forEach(
                        (key, value) -> line.append(' ').append(key).append('=').append(value));
        return line.toString();
    }
}
