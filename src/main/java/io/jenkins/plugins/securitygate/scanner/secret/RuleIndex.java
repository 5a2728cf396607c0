package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds in one pass over a text which rules can match it, and where: a rule is tried when one of its keywords occurs, in
 * any case of ASCII, and only around the texts that its expression cannot match without.
 */
final class RuleIndex {
    /** An expression takes it for {@code k} when it ignores the case. */
    private static final char KELVIN_SIGN = '\u212A';

    /** An expression takes it for {@code s} when it ignores the case. */
    private static final char LONG_S = '\u017F';

    private final WordIndex words;
    private final List<Word> meanings = new ArrayList<>();
    private final BitSet always = new BitSet();
    private final BitSet anchored = new BitSet();

    /**
     * What a word means for a rule.
     *
     * @param length of the word
     * @param before most characters of a match before the word
     * @param automaton {@code null} for a keyword
     */
    private record Word(int rule, int length, int before, LazyAutomaton automaton) {}

    RuleIndex(List<SecretRule> rules) {
        List<String> texts = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            addKeywords(rule, rules.get(rule).keywords(), texts);
            addAnchors(rule, rules.get(rule), texts);
        }
        words = new WordIndex(texts);
    }

    private void addKeywords(int rule, List<String> keywords, List<String> texts) {
        if (keywords.isEmpty() || !WordIndex.indexable(keywords)) {
            always.set(rule);
            return;
        }
        for (String keyword : keywords) {
            texts.add(keyword);
            meanings.add(new Word(rule, keyword.length(), 0, null));
        }
    }

    private void addAnchors(int rule, SecretRule secret, List<String> texts) {
        if (secret.regex() == null) {
            return;
        }
        List<Anchor> anchors = ExpressionParser.parse(secret.regex().pattern())
                .map(AnchorSearch::of)
                .orElse(List.of());
        List<ExpressionProgram> programs = anchors.stream()
                .map(anchor -> ExpressionProgram.of(anchor.rest()))
                .toList();
        if (anchors.isEmpty() || programs.contains(null)) {
            return;
        }
        anchored.set(rule);
        for (int i = 0; i < anchors.size(); i++) {
            LazyAutomaton automaton = new LazyAutomaton(programs.get(i));
            for (String literal : anchors.get(i).literals()) {
                texts.add(literal);
                meanings.add(new Word(rule, literal.length(), anchors.get(i).before(), automaton));
            }
        }
    }

    /** The text with letters of ASCII in place of the characters that an expression may take for them. */
    static String folded(String text) {
        return text.replace(KELVIN_SIGN, 'k').replace(LONG_S, 's');
    }

    /** How many rules are tried around places only. */
    int anchoredRules() {
        return anchored.cardinality();
    }

    /** Which rules can match the text, and where. */
    Hits scan(String text) {
        Hits hits = new Hits(folded(text));
        words.scan(hits.text, hits);
        return hits;
    }

    /** What a pass over a text found. */
    final class Hits implements WordIndex.Found {
        private final String text;
        private final BitSet rules = (BitSet) always.clone();
        private final Extents[] extents = new Extents[anchored.length()];

        private Hits(String text) {
            this.text = text;
        }

        @Override
        public void word(int index, int end) {
            Word word = meanings.get(index);
            if (word.automaton() == null) {
                rules.set(word.rule());
            } else {
                around(word, end - word.length());
            }
        }

        private void around(Word word, int start) {
            int from = Math.max(0, start - word.before());
            Extents known = extents[word.rule()];
            if (known != null && known.holdAllFrom(from, text.length())) {
                return;
            }
            int reach = word.automaton().reach(text, start);
            if (reach != LazyAutomaton.NO_MATCH) {
                if (known == null) {
                    known = new Extents();
                    extents[word.rule()] = known;
                }
                known.add(from, reach);
            }
        }

        /** Indexes of the rules of which a keyword occurs, and of those without keywords. */
        BitSet rules() {
            return rules;
        }

        /** The parts of the text that hold everything that the expression of a rule matches, apart and in order. */
        List<Candidate.Span> extents(int rule) {
            if (!anchored.get(rule)) {
                return List.of(new Candidate.Span(0, text.length()));
            }
            return extents[rule] == null ? List.of() : extents[rule].merged();
        }
    }
}
