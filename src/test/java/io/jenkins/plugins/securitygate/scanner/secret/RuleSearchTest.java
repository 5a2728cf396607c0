package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching around places only must find exactly what searching the whole text finds. */
class RuleSearchTest {
    private static final List<SecretRule> BUILT_IN = RuleSet.builtIn().rules();
    private static final List<SecretRule> CONTRIVED = Stream.of(
                    "(?i)[\\w.-]{0,5}?(?:key|pass(?:wd)?)[ \\t]{0,3}(?:=|:{1,3}=)[\"'\\s]{0,2}([a-z0-9]{4,8}|[a-z][a-z0-9+/]{5,}={0,3})(?:[\"'\\s;]|\\\\n|$)",
                    "^key|key$|\\bkey\\b",
                    "(?:a|b{2,})key(?s:.){0,4}z",
                    "key[^k]*?=(?:x+|y)",
                    "(?m)^\\s*(?:key|tok)\\s*:\\s*(\\S+)$",
                    "[^\\s]{0,4}key[^;]{2,}",
                    "(?:[0-9a-f]{4}-k|(?-i:K)ey)(?i:E|=)",
                    "\\x6bey=(?P<v>[[:alnum:]]+)|pass.{1,3}",
                    "(\\|?\\|)[xyz]{2,3}\\z",
                    "key(?i)ks[^\\W_]{1,2}")
            .map(RuleSearchTest::rule)
            .toList();

    private static SecretRule rule(String regex) {
        return new SecretRule(
                regex, "", GoRegex.compile(regex), null, 0, 0, List.of(), List.of(), List.of(), null, null);
    }

    private static List<String> found(SecretRule rule, String text, List<Candidate.Span> extents) {
        List<String> found = new ArrayList<>();
        new RuleSearch(rule, text)
                .in(extents, candidate -> found.add(candidate.matchSpan() + " " + candidate.secretSpan()));
        return found;
    }

    private static void assertSameAsWhole(List<SecretRule> rules, String text) {
        RuleIndex.Hits hits = new RuleIndex(rules).scan(text);
        for (int i = 0; i < rules.size(); i++) {
            SecretRule rule = rules.get(i);
            if (rule.regex() != null) {
                List<Candidate.Span> whole = List.of(new Candidate.Span(0, text.length()));
                assertThat(found(rule, text, hits.extents(i))).as(rule.id()).isEqualTo(found(rule, text, whole));
            }
        }
    }

    @Property(tries = 1_500)
    void contrivedRulesFindTheSame(@ForAll("texts") String text) {
        assertSameAsWhole(CONTRIVED, text);
    }

    @Property(tries = 60)
    void builtInRulesFindTheSame(@ForAll("secrets") String text) {
        assertSameAsWhole(BUILT_IN, text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "key",
                        "KEY",
                        "pass",
                        "passwd",
                        "tok",
                        "=",
                        ":=",
                        ":",
                        ";",
                        "\"",
                        "'",
                        " ",
                        "\n",
                        "\t",
                        "x",
                        "yy",
                        "z",
                        "a",
                        "bb",
                        "abcd",
                        "0a9f",
                        "ab12cd34",
                        "-",
                        "||",
                        "\u00e9",
                        "\ud83d\ude00",
                        "\ud83d",
                        "\ude00",
                        "\u212aey",
                        "pa\u017fs",
                        "ks",
                        "1",
                        "/+",
                        "\\n")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> secrets() throws IOException {
        List<String> texts = new ArrayList<>(RulesExamplesTest.finds().stream()
                .map(RulesExamplesTest.Example::text)
                .toList());
        RulesExamplesTest.leaves().forEach(example -> texts.add(example.text()));
        BUILT_IN.forEach(rule -> texts.addAll(rule.keywords()));
        texts.addAll(List.of("\n", " ", "\"", "://", "=", "\ud83d\ude00", "\u212a", "\u017f", "Z"));
        return Arbitraries.of(texts).list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    @Test
    void everyBuiltInRuleIsTriedAroundPlacesOnly() {
        long expressions =
                BUILT_IN.stream().filter(rule -> rule.regex() != null).count();

        assertThat(new RuleIndex(BUILT_IN).anchoredRules()).isEqualTo((int) expressions);
    }

    @Test
    void aFileThatOnlyRepeatsABeginningIsSearchedOnce() {
        String text = "-----BEGIN PRIVATE KEY-----\n".repeat(2_000);
        RuleIndex index = new RuleIndex(BUILT_IN);
        int rule = BUILT_IN.stream().map(SecretRule::id).toList().indexOf("private-key");

        assertThat(index.scan(text).extents(rule)).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\pL+key", "key[^\\p{Greek}]", "key\\Qx", "key\\C", "(key"})
    void whatIsNotUnderstoodIsNeverNarrowedWrongly(String expression) {
        assertThat(ExpressionParser.parse(expression).map(AnchorSearch::of).orElse(List.of()))
                .allMatch(anchor -> anchor.before() > 1_000 || anchor.literals().contains("key"));
    }
}
