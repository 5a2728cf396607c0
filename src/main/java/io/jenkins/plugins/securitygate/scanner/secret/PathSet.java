package io.jenkins.plugins.securitygate.scanner.secret;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Expressions over paths. An expression is tried only on a path that holds a text which each of its matches holds, since
 * every rule file has dozens of them and a tree has many files.
 */
final class PathSet {
    private final List<Pattern> patterns;
    private final WordIndex words;
    private final List<Integer> patternOfWord = new ArrayList<>();
    private final BitSet always = new BitSet();

    PathSet(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            List<Anchor> anchors = ExpressionParser.parse(patterns.get(i).pattern())
                    .map(AnchorSearch::of)
                    .orElse(List.of());
            always.set(i, anchors.isEmpty());
            for (Anchor anchor : anchors) {
                texts.addAll(anchor.literals());
                while (patternOfWord.size() < texts.size()) {
                    patternOfWord.add(i);
                }
            }
        }
        words = new WordIndex(texts);
    }

    List<Pattern> patterns() {
        return patterns;
    }

    boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of the expressions is found in the path. */
    boolean matches(String path) {
        return !isEmpty()
                && candidates(path).stream()
                        .anyMatch(i -> patterns.get(i).matcher(path).find());
    }

    /** Which of the expressions are found in the path, by their indexes. */
    BitSet matching(String path) {
        BitSet found = new BitSet(patterns.size());
        candidates(path).stream()
                .filter(i -> patterns.get(i).matcher(path).find())
                .forEach(found::set);
        return found;
    }

    private BitSet candidates(String path) {
        BitSet candidates = (BitSet) always.clone();
        words.scan(RuleIndex.folded(path), (word, end) -> candidates.set(patternOfWord.get(word)));
        return candidates;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathSet set && patterns.equals(set.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }
}
