package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

class RulesExamplesTest {
    private static final RuleSet RULES = RuleSet.builtIn();
    private static final RuleMatcher MATCHER = new RuleMatcher(RULES);

    record Example(String rule, String path, String text) {
        @Override
        public String toString() {
            return rule + ": " + text.lines().findFirst().orElse("");
        }
    }

    static List<Example> finds() throws IOException {
        return examples("finds");
    }

    static List<Example> leaves() throws IOException {
        return examples("leaves");
    }

    private static List<Example> examples(String key) throws IOException {
        List<Example> examples = new ArrayList<>();
        try (InputStream in = RulesExamplesTest.class.getResourceAsStream("rules-examples.toml")) {
            TomlArray tables = Toml.parse(in).getArrayOrEmpty("examples");
            for (int i = 0; i < tables.size(); i++) {
                TomlTable table = tables.getTable(i);
                String path = table.getString("path", () -> "src/config.txt");
                for (Object text : table.getArrayOrEmpty(key).toList()) {
                    examples.add(new Example(table.getString("rule"), path, ((String) text).replace("{+}", "")));
                }
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("finds")
    void aRuleFindsWhatItIsFor(Example example) {
        assertThat(rulesThatFind(example)).contains(example.rule());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void aRuleLeavesAloneWhatOnlyLooksLikeIt(Example example) {
        assertThat(rulesThatFind(example)).doesNotContain(example.rule());
    }

    private static List<String> rulesThatFind(Example example) {
        TextWindow window =
                new TextWindow(example.text(), 1, 1, 0, example.text().length());
        List<Candidate> candidates = MATCHER.match(Origin.file(example.path()), window, () -> {});
        return Stream.concat(
                        MATCHER.brokenByPath(Origin.file(example.path())).stream(),
                        RuleMatcher.distinct(candidates).stream().map(Candidate::rule))
                .map(SecretRule::id)
                .toList();
    }

    @Test
    void everyRuleHasAnExampleThatItFindsAndEveryExampleARule() throws IOException {
        List<String> ids = RULES.rules().stream().map(SecretRule::id).toList();
        assertThat(finds().stream().map(Example::rule).distinct()).containsExactlyInAnyOrderElementsOf(ids);
    }
}
