package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

/**
 * Finds words in one pass over a text, in any case of ASCII. An Aho-Corasick automaton with dense transitions over the
 * characters that words use.
 */
final class WordIndex {
    private static final int ASCII = 128;
    private static final int CHUNK = 8 << 10;

    private final byte[] classes = new byte[ASCII];
    private final int width;
    /** Rows one after the other, states as the offsets of their rows; the complement where words end. */
    private final int[] transitions;

    private final int[][] outputs;

    /** Takes the places of words. */
    @FunctionalInterface
    interface Found {
        /** @param end offset behind the word's last character */
        void word(int index, int end);
    }

    /** @param words lower case ASCII, not empty */
    WordIndex(List<String> words) {
        width = classify(words);
        List<int[]> states = new ArrayList<>();
        List<BitSet> found = new ArrayList<>();
        grow(states, found);
        for (int i = 0; i < words.size(); i++) {
            insert(words.get(i), states, found).set(i);
        }
        link(states, found);
        outputs = found.stream().map(set -> set.stream().toArray()).toArray(int[][]::new);
        transitions = flat(states);
    }

    static boolean indexable(Collection<String> words) {
        return words.stream().allMatch(word -> !word.isEmpty() && word.chars().allMatch(c -> c < ASCII));
    }

    /** Tells of every place of a word, in the order of their ends. */
    void scan(String text, Found found) {
        // Characters of an array are read several times faster than those of a string beyond Latin-1.
        char[] chunk = new char[Math.min(text.length(), CHUNK)];
        int state = 0;
        for (int from = 0; from < text.length(); from += CHUNK) {
            int length = Math.min(CHUNK, text.length() - from);
            text.getChars(from, from + length, chunk, 0);
            state = scan(chunk, length, from, state, found);
        }
    }

    /** Goes on from a state, and says in which it ends. */
    private int scan(char[] chunk, int length, int offset, int before, Found found) {
        int state = before;
        for (int i = 0; i < length; i++) {
            char c = chunk[i];
            state = c < ASCII ? transitions[state + classes[c]] : 0;
            if (state < 0) {
                state = ~state;
                for (int word : outputs[state / width]) {
                    found.word(word, offset + i + 1);
                }
            }
        }
        return state;
    }

    /** Class 0 is every character that no word holds. */
    private int classify(List<String> words) {
        BitSet used = new BitSet();
        words.forEach(word -> word.chars().forEach(used::set));
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

    private int[] flat(List<int[]> states) {
        int[] table = new int[states.size() * width];
        for (int i = 0; i < table.length; i++) {
            int state = states.get(i / width)[i % width];
            table[i] = outputs[state].length == 0 ? state * width : ~(state * width);
        }
        return table;
    }
}
