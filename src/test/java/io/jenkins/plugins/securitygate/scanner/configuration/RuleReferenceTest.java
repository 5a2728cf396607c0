package io.jenkins.plugins.securitygate.scanner.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference for users says of every rule what the rule says of itself. */
class RuleReferenceTest {
    private static final Path REFERENCE = Path.of("docs/configuration.md");
    private static final Map<String, String> KINDS = Map.of(
            "cloudformation", "CloudFormation",
            "compose", "Compose",
            "docker", "Dockerfile",
            "github", "GitHub workflow",
            "jenkinsfile", "Jenkinsfile",
            "k8s", "Kubernetes",
            "nginx", "nginx",
            "spring", "Spring Boot",
            "terraform", "Terraform");

    /** The standards that are cited, each in one version, and how their sections are written. */
    private static final Pattern STANDARD =
            Pattern.compile("CIS (?:AWS Foundations Benchmark v5\\.0|Azure Foundations Benchmark v3\\.0"
                    + "|Google Cloud Foundation Benchmark v4\\.0|Kubernetes Benchmark v1\\.12|Docker Benchmark v1\\.6), [1-9][0-9.]*"
                    + "|NSA/CISA Kubernetes Hardening Guide v1\\.2, \\D+");

    @Test
    void theTableListsEveryRule() throws IOException {
        List<String> rows = Files.readAllLines(REFERENCE).stream()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> KINDS.keySet().stream().anyMatch(prefix -> line.startsWith("| `" + prefix + "-")))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(rules().map(RuleReferenceTest::row).toList());
    }

    @Test
    void everyReferenceNamesAVersionAndASection() {
        assertThat(rules().flatMap(rule -> rule.guidance().standards().stream()))
                .allMatch(STANDARD::matches);
    }

    @Test
    void everyRuleSaysWhatToDo() {
        assertThat(rules()).noneMatch(rule -> rule.guidance().remediation().isBlank());
    }

    static Stream<Rule<?>> rules() {
        return ConfigurationScanner.KINDS.stream()
                .flatMap(DocumentKind::rules)
                .<Rule<?>>map(rule -> rule)
                .sorted(Comparator.comparing(Rule::id));
    }

    static String row(Rule<?> rule) {
        String prefix = rule.id().substring(0, rule.id().indexOf('-'));
        return "| `" + rule.id() + "` | " + KINDS.get(prefix) + " | "
                + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                + rule.title() + " | "
                + String.join("; ", rule.guidance().standards()) + " | "
                + rule.guidance().remediation().replace("|", "\\|") + " |";
    }
}
