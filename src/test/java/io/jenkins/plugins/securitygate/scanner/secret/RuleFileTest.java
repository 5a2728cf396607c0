package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
    @TempDir
    Path folder;

    private RuleSet read(String toml) throws Exception {
        return RuleSet.read(Files.writeString(folder.resolve("rules.toml"), toml));
    }

    private static List<String> found(RuleSet rules, String path, String text) {
        TextWindow window = new TextWindow(text, 1, 1, 0, text.length());
        RuleMatcher matcher = new RuleMatcher(rules);
        return matcher.match(Origin.file(path), window, () -> {}).stream()
                .map(Candidate::secret)
                .toList();
    }

    @Test
    void keysMeanWhatTheyMeanToGitleaks() throws Exception {
        RuleSet rules = read("""
                title = "ours"
                minVersion = "v8.25.0"
                [[rules]]
                id = "acme"
                description = "Acme token"
                regex = '''acme(?i)-(id)-([a-z]{4})\\z'''
                secretGroup = 2
                keywords = ["ACME"]
                path = '''\\.txt$'''
                tags = ["a"]
                x-severity = "low"
                """);

        assertThat(rules.rules().get(0).severity()).isEqualTo(Severity.LOW);
        assertThat(found(rules, "a.txt", "the acme-ID-Wxyz")).containsExactly("Wxyz");
        assertThat(found(rules, "a.md", "the acme-ID-Wxyz")).isEmpty();
    }

    @Test
    void withoutASecretGroupTheFirstGroupThatTookPartIsTheSecret() throws Exception {
        RuleSet rules = read("""
                [[rules]]
                id = "r"
                regex = '''key=(?:"([a-z]+)"|([0-9]+))'''
                """);

        assertThat(found(rules, "f", "key=12 key=\"ab\"")).containsExactly("12", "ab");
    }

    @Test
    void entropyMustBeExceeded() throws Exception {
        RuleSet rules = read("""
                [[rules]]
                id = "r"
                regex = '''[a-z]{4}'''
                entropy = 1.0
                """);

        // "abab" has exactly one bit per character, "abcd" two.
        assertThat(found(rules, "f", "abab abcd aaaa")).containsExactly("abcd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regexes = ['^abc$']                                          | xyz",
                "regexes = ['id=abc'], regexTarget = 'match'                  | xyz",
                "regexes = ['^# skip'], regexTarget = 'line'                  | abc",
                "stopwords = ['ABC']                                          | xyz",
                "paths = ['^src/']                                            | ''",
                "paths = ['^lib/']                                            | abc,xyz",
                "condition = 'AND', paths = ['^src/'], stopwords = ['abc']    | xyz",
                "condition = 'AND', paths = ['^lib/'], stopwords = ['abc']    | abc,xyz",
                "condition = 'AND', commits = ['f00'], stopwords = ['abc']    | abc,xyz",
                "commits = ['f00']                                            | abc,xyz",
            })
    void anAllowlistTakesAwayWhatItSays(String allowlist, String expected) throws Exception {
        RuleSet rules = read("""
                [[rules]]
                id = "r"
                regex = '''id=([a-z]+)'''
                allowlists = [{ %s }]
                """.formatted(allowlist));

        assertThat(String.join(",", found(rules, "src/f", "id=abc\n# skip id=xyz\n")))
                .isEqualTo(expected);
    }

    @Test
    void aGlobalAllowlistHoldsForAllRulesOrForThoseThatItNames() throws Exception {
        RuleSet rules = read("""
                [[rules]]
                id = "a"
                regex = '''a-[0-9]'''
                [[rules]]
                id = "b"
                regex = '''b-[0-9]'''
                [[allowlists]]
                stopwords = ["1"]
                [[allowlists]]
                targetRules = ["b"]
                stopwords = ["2"]
                """);

        assertThat(found(rules, "f", "a-1 a-2 b-1 b-2 b-3")).containsExactly("a-2", "b-3");
    }

    @Test
    void aFileExtendsAnotherOneChangingAndLeavingOutRules() throws Exception {
        Files.writeString(folder.resolve("base.toml"), """
                [[rules]]
                id = "a"
                description = "A"
                regex = '''a-[0-9]'''
                keywords = ["a-"]
                [[rules]]
                id = "b"
                regex = '''b-[0-9]'''
                """);

        RuleSet rules = read("""
                [extend]
                path = "base.toml"
                disabledRules = ["b"]
                [[rules]]
                id = "a"
                x-severity = "critical"
                [[rules.allowlists]]
                stopwords = ["1"]
                [[rules]]
                id = "c"
                regex = '''c-[0-9]'''
                """);

        assertThat(found(rules, "f", "a-1 a-2 b-1 c-1")).containsExactly("a-2", "c-1");
        assertThat(rules.rules().get(0).description()).isEqualTo("A");
        assertThat(rules.rules().get(0).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void anAllowlistForSomeRulesReachesAcrossFilesThatExtendEachOther() throws Exception {
        Files.writeString(folder.resolve("base.toml"), """
                [[rules]]
                id = "a"
                regex = '''a-[0-9]'''
                [[allowlists]]
                targetRules = ["a"]
                stopwords = ["1"]
                """);

        RuleSet rules = read("""
                [extend]
                path = "base.toml"
                [[rules]]
                id = "b"
                regex = '''b-[0-9]'''
                [[allowlists]]
                targetRules = ["a", "b"]
                stopwords = ["2"]
                """);

        assertThat(found(rules, "f", "a-1 a-2 a-3 b-1 b-2")).containsExactly("a-3", "b-1");
        assertThatThrownBy(() -> read("[[allowlists]]\ntargetRules = ['x']\nstopwords = ['1']\n"))
                .hasMessageEndingWith("allowlists: the target rule 'x' does not exist");
    }

    @Test
    void useDefaultMeansTheBuiltInRules() throws Exception {
        RuleSet rules = read("[extend]\nuseDefault = true\ndisabledRules = ['generic-password']\n");

        assertThat(rules.rules()).hasSize(RuleSet.builtIn().rules().size() - 1);
    }

    @Test
    void filesThatExtendEachOtherInACircleAreRefused() {
        assertThatThrownBy(() -> read("[extend]\npath = 'rules.toml'\n"))
                .isInstanceOf(RuleFileException.class)
                .hasMessageEndingWith("rules.toml: extend: at most 2 files may extend each other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regexp = 'x'                     | :3: rule 'r': unknown key 'regexp'; known keys are allowlist,",
                "regex = '(?=x)'                  | :3: rule 'r': 'regex': the regular expression is not valid RE2",
                "regex = '(?=x)'                  | (RE2 has no look-around, atomic groups or back references)",
                "regex = '((a{1000}){1000})'      | :3: rule 'r': 'regex': the regular expression repeats too much",
                "regex = 7                        | :3: rule 'r': 'regex' must be a text",
                "keywords = 'k'                   | :3: rule 'r': 'keywords' must be a list",
                "entropy = 'high'                 | :3: rule 'r': 'entropy' must be a number",
                "x-severity = 'awful'             | :3: rule 'r': 'x-severity' must be critical, high, medium, low or",
                "x-check = 'magic'                | :3: rule 'r': 'x-check' must be one of aws-key-id, basic-auth, bech32, crc32-base62,",
                "allowlists = [{ regexes = ['['] }] | :3: rule 'r' allowlists: 'regexes': the regular expression",
                "allowlists = [{ condition = 'X' }] | :3: rule 'r' allowlists: 'condition' must be OR or AND",
                "tags = ['t']                     | : rule 'r': a rule needs a regex, a path or both",
                "tags = [                         | not TOML:",
            })
    void whatIsWrongIsSaidWithFileLineAndRule(String line, String message) {
        assertThatThrownBy(() -> read("[[rules]]\nid = 'r'\n" + line + "\n"))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("rules.toml:")
                .hasMessageContaining(message);
    }

    @Test
    void idsAreUniqueAndPresent() {
        assertThatThrownBy(() -> read("[[rules]]\nregex = 'x'\n"))
                .hasMessageEndingWith("rules.toml:1: rules: 'id' is missing");
        assertThatThrownBy(() -> read("[[rules]]\nid = 'r'\nregex = 'x'\n[[rules]]\nid = 'r'\nregex = 'x'\n"))
                .hasMessageEndingWith("rules.toml:5: rule 'r': a rule with this id stands above already");
    }
}
