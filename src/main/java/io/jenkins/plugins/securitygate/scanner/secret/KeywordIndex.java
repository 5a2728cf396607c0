package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;

/**
 * Finds in one pass over a text which rules can match it: those of which a keyword occurs, in any case of ASCII, and
 * those without keywords. An Aho-Corasick automaton with dense transitions over the characters that keywords use.
 */
final class KeywordIndex {
    private static final int ASCII = 128;

    private final byte[] classes = new byte[ASCII];
    private final int width;
    private final int[] transitions;
    private final BitSet[] outputs;
    private final BitSet always = new BitSet();

    KeywordIndex(List<SecretRule> rules) {
        width = classify(rules);
        List<int[]> states = new ArrayList<>();
        List<BitSet> found = new ArrayList<>();
        grow(states, found);
        for (int rule = 0; rule < rules.size(); rule++) {
            List<String> keywords = rules.get(rule).keywords();
            if (keywords.isEmpty() || !keywords.stream().allMatch(KeywordIndex::indexable)) {
                always.set(rule);
                continue;
            }
            for (String keyword : keywords) {
                insert(keyword, states, found).set(rule);
            }
        }
        link(states, found);
        transitions = flat(states);
        outputs = found.stream().map(set -> set.isEmpty() ? null : set).toArray(BitSet[]::new);
    }

    /** Indexes of the rules that can match the text. */
    BitSet rulesFor(String text) {
        BitSet rules = (BitSet) always.clone();
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < ASCII ? transitions[state + classes[c]] : 0;
            BitSet output = outputs[state / width];
            if (output != null) {
                rules.or(output);
            }
        }
        return rules;
    }

    private static boolean indexable(String keyword) {
        return !keyword.isEmpty() && keyword.chars().allMatch(c -> c < ASCII);
    }

    /** Class 0 is every character that no keyword holds. */
    private int classify(List<SecretRule> rules) {
        BitSet used = new BitSet();
        rules.forEach(rule -> rule.keywords()
                .forEach(word -> word.chars().filter(c -> c < ASCII).forEach(used::set)));
        byte next = 1;
        for (int c = used.nextSetBit(0); c >= 0; c = used.nextSetBit(c + 1)) {
            classes[c] = next++;
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            classes[c] = classes[Character.toLowerCase(c)];
        }
        return next;
    }

    private int grow(List<int[]> states, List<BitSet> found) {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        states.add(row);
        found.add(new BitSet());
        return states.size() - 1;
    }

    private BitSet insert(String keyword, List<int[]> states, List<BitSet> found) {
        int state = 0;
        for (int i = 0; i < keyword.length(); i++) {
            int symbol = classes[keyword.charAt(i)];
            if (states.get(state)[symbol] < 0) {
                states.get(state)[symbol] = grow(states, found);
            }
            state = states.get(state)[symbol];
        }
        return found.get(state);
    }

    private void link(List<int[]> states, List<BitSet> found) {
        int[] failures = new int[states.size()];
        Queue<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = states.get(state);
            int[] fallback = states.get(failures[state]);
            for (int symbol = 0; symbol < width; symbol++) {
                int inherited = state == 0 ? 0 : fallback[symbol];
                if (row[symbol] < 0) {
                    row[symbol] = inherited;
                } else {
                    failures[row[symbol]] = inherited;
                    found.get(row[symbol]).or(found.get(inherited));
                    queue.add(row[symbol]);
                }
            }
        }
    }

    /** Rows one after the other, states as the offsets of their rows. */
    private int[] flat(List<int[]> states) {
        int[] table = new int[states.size() * width];
        for (int i = 0; i < table.length; i++) {
            table[i] = states.get(i / width)[i % width] * width;
        }
        return table;
    }
}
