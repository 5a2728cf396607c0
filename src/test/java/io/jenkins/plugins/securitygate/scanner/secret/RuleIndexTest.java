package io.jenkins.plugins.securitygate.scanner.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
    private static SecretRule rule(List<String> keywords) {
        return new SecretRule("r", "", GoRegex.compile("x"), null, 0, 0, keywords, List.of(), List.of(), null, null);
    }

    @Property(tries = 300)
    void findsExactlyTheRulesOfWhichAKeywordIsInTheText(
            @ForAll("keywordLists") List<List<String>> keywords, @ForAll("texts") String text) {
        RuleIndex index =
                new RuleIndex(keywords.stream().map(RuleIndexTest::rule).toList());
        BitSet expected = new BitSet();
        for (int i = 0; i < keywords.size(); i++) {
            String lower = text.toLowerCase(Locale.ROOT);
            expected.set(i, keywords.get(i).stream().anyMatch(lower::contains));
        }

        assertThat(index.scan(text).rules()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<List<String>>> keywordLists() {
        Arbitrary<String> keyword =
                Arbitraries.strings().withChars("ab_").ofMinLength(1).ofMaxLength(4);
        return keyword.list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("abAB_ \u00e9").ofMaxLength(20);
    }

    @Test
    void aRuleWithoutKeywordsOrWithOneBeyondAsciiIsAlwaysTried() {
        RuleIndex index = new RuleIndex(List.of(rule(List.of()), rule(List.of("schl\u00fcssel")), rule(List.of("k"))));

        assertThat(index.scan("nothing here").rules().stream()).containsExactly(0, 1);
    }
}
