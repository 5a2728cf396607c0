package io.jenkins.plugins.securitygate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documentation shows works, and its reference says what the code knows. */
class PolicyDocsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern POLICY = Pattern.compile("(?s)```yaml\n(apiVersion:.*?)```");
    private static final Pattern RULES = Pattern.compile("(?s)```yaml\n((?:rules|required|waivers):.*?)```");
    private static final Pattern CONDITION = Pattern.compile("(?s)```cel (\\w+)\n(.*?)```");

    @Test
    void everyPolicyIsInOrder() throws IOException {
        List<String> policies =
                snippets(POLICY).stream().map(found -> found.group(1)).toList();

        assertThat(policies).isNotEmpty().allSatisfy(policy -> PolicyReader.read("docs", policy));
    }

    @Test
    void everyPartOfAPolicyIsInOrder() throws IOException {
        List<String> parts =
                snippets(RULES).stream().map(found -> found.group(1)).toList();

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> PolicyReader.read(
                        "docs",
                        "apiVersion: security-gate/v1\nname: docs\n"
                                + (part.startsWith("waivers") ? "rules: [{id: a, when: scans.size() == 0}]\n" : "")
                                + part));
    }

    @Test
    void everyConditionCompiles() throws IOException {
        List<MatchResult> conditions = snippets(CONDITION);

        assertThat(conditions).isNotEmpty().allSatisfy(found -> {
            for (String line : found.group(2).strip().split("\n")) {
                assertThat(ConditionCompiler.compile(
                                line, Target.valueOf(found.group(1).toUpperCase(java.util.Locale.ROOT)), problem -> {}))
                        .as(line)
                        .isPresent();
            }
        });
    }

    @Test
    void theReferenceListsEveryFieldOfEveryType() throws IOException {
        String docs = Files.readString(DOCS.resolve("policy.md"));

        assertThat(ItemTypes.ALL).allSatisfy(type -> assertThat(docs).contains(table(type)));
    }

    @Test
    void theSchemaForEditorsIsTheOneThatChecks() throws IOException {
        assertThat(DOCS.resolve("policy.schema.json"))
                .hasSameBinaryContentAs(Path.of("src/main/resources/policy/policy.schema.json"));
    }

    private static String table(ItemType<?> type) {
        return type.fields().entrySet().stream()
                .map(field -> "| `" + type.name() + "." + field.getKey() + "` | "
                        + name(field.getValue().type()) + " | "
                        + field.getValue().meaning() + " |\n")
                .collect(Collectors.joining());
    }

    private static String name(CelType type) {
        return CelTypes.format(type);
    }

    private static List<MatchResult> snippets(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCS.resolve("policy.md")))
                .results()
                .toList();
    }
}
