package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells how far an expression can reach from a place in a text. A deterministic automaton whose states are made when a
 * text first needs them. Used by many threads at once.
 */
final class LazyAutomaton {
    /** What {@link #reach} says when nothing matches. */
    static final int NO_MATCH = -1;

    private static final int MAX_STATES = 2_000;
    /** Farther than this it does not look: what is still alive then may reach the end of the text. */
    private static final int FAR = 4_096;

    private final ExpressionProgram program;
    private final short[] classes = new short[Expression.SYMBOLS];
    private final int[] representatives;
    private final Map<BitSet, State> states = new HashMap<>();
    private volatile State start;

    /** Its transitions are read without a lock: a state is complete once its final fields are. */
    private static final class State {
        private final BitSet members;
        private final boolean accepting;
        private final State[] next;

        State(BitSet members, boolean accepting, int width) {
            this.members = members;
            this.accepting = accepting;
            this.next = new State[width];
        }
    }

    LazyAutomaton(ExpressionProgram program) {
        this.program = program;
        this.representatives = classify(program.sets());
        this.start = state(program.start());
    }

    /**
     * The offset behind the last character that a match from this place can hold; the end of the text when that is too
     * far to tell; {@link #NO_MATCH} when nothing matches here.
     */
    int reach(String text, int from) {
        State state = start;
        boolean accepted = state.accepting;
        int limit = Math.min(text.length(), from + FAR);
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            State next = state.next[classes[Math.min(c, Expression.OTHER)]];
            if (next == null) {
                next = step(state, classes[Math.min(c, Expression.OTHER)]);
            }
            if (next.members.isEmpty()) {
                return accepted ? at : NO_MATCH;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            at += pair ? 2 : 1;
            accepted |= next.accepting;
            state = next;
        }
        return accepted || at < text.length() ? text.length() : NO_MATCH;
    }

    private synchronized State step(State state, int symbolClass) {
        State next = state(program.step(state.members, representatives[symbolClass]));
        state.next[symbolClass] = next;
        if (states.size() > MAX_STATES) {
            states.clear();
            start = state(program.start());
        }
        return next;
    }

    private State state(BitSet members) {
        return states.computeIfAbsent(members, key -> new State(key, program.accepts(key), representatives.length));
    }

    /** Gives symbols that no set tells apart the same class, and returns one symbol of each. */
    private int[] classify(List<BitSet> sets) {
        Map<BitSet, Integer> known = new HashMap<>();
        int[] symbols = new int[Expression.SYMBOLS];
        for (int symbol = 0; symbol < Expression.SYMBOLS; symbol++) {
            BitSet signature = new BitSet();
            for (int i = 0; i < sets.size(); i++) {
                signature.set(i, sets.get(i).get(symbol));
            }
            int symbolClass = number(known, signature);
            classes[symbol] = (short) symbolClass;
            symbols[symbolClass] = symbol;
        }
        return Arrays.copyOf(symbols, known.size());
    }

    private static int number(Map<BitSet, Integer> known, BitSet signature) {
        known.putIfAbsent(signature, known.size());
        return known.get(signature);
    }
}
