package io.jenkins.plugins.securitygate.scanner.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a regular expression consumes, without its groups, assertions and preferences: a superset of what it matches. */
sealed interface Expression {
    /** The symbol of all characters beyond ASCII in a set of characters. */
    int OTHER = 128;

    /** Number of symbols: ASCII and {@link #OTHER}. */
    int SYMBOLS = OTHER + 1;

    /** A length without limit. */
    int UNBOUNDED = Integer.MAX_VALUE;

    /** Consumes nothing. */
    Expression EMPTY = new Sequence(List.of());

    /** One character out of a set of symbols. */
    record Characters(BitSet set) implements Expression {}

    /** One after the other. */
    record Sequence(List<Expression> parts) implements Expression {}

    /** One of several. */
    record Choice(List<Expression> branches) implements Expression {}

    /**
     * One several times.
     *
     * @param most {@link #UNBOUNDED} for no limit
     */
    record Repeat(Expression body, int least, int most) implements Expression {}

    /** Most code points that it consumes, or {@link #UNBOUNDED}. */
    static int longest(Expression expression) {
        if (expression instanceof Sequence sequence) {
            return capped(
                    sequence.parts().stream().mapToLong(Expression::longest).sum());
        }
        if (expression instanceof Choice choice) {
            return choice.branches().stream()
                    .mapToInt(Expression::longest)
                    .max()
                    .orElse(0);
        }
        if (expression instanceof Repeat repeat) {
            return capped((long) longest(repeat.body()) * repeat.most());
        }
        return 1;
    }

    private static int capped(long length) {
        return (int) Math.min(length, UNBOUNDED);
    }

    /** The parts of which it is the sequence. */
    static List<Expression> parts(Expression expression) {
        List<Expression> parts = new ArrayList<>();
        flatten(expression, parts);
        return parts;
    }

    private static void flatten(Expression expression, List<Expression> parts) {
        if (expression instanceof Sequence sequence) {
            sequence.parts().forEach(part -> flatten(part, parts));
        } else if (expression instanceof Choice choice && choice.branches().size() == 1) {
            flatten(choice.branches().get(0), parts);
        } else {
            parts.add(expression);
        }
    }
}
