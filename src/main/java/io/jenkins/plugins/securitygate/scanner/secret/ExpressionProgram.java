package io.jenkins.plugins.securitygate.scanner.secret;

import io.jenkins.plugins.securitygate.scanner.secret.Expression.Characters;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Choice;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Repeat;
import io.jenkins.plugins.securitygate.scanner.secret.Expression.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** An expression as a nondeterministic automaton after Thompson. */
final class ExpressionProgram {
    private static final int MAX_SIZE = 20_000;
    private static final int NONE = -1;

    private final List<Instruction> instructions = new ArrayList<>();
    private final int start;

    /**
     * One step: a set of symbols that leads to {@code first}; or, without a set, both ways at once; or, without a way,
     * the end of a match.
     */
    private record Instruction(BitSet set, int first, int second) {}

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private ExpressionProgram(Expression expression) {
        start = compile(expression, add(new Instruction(null, NONE, NONE)));
    }

    /** {@code null} when the program would be too large. */
    static ExpressionProgram of(Expression expression) {
        try {
            return new ExpressionProgram(expression);
        } catch (TooLarge e) {
            return null;
        }
    }

    /** The states before anything is consumed. */
    BitSet start() {
        return closure(List.of(start));
    }

    /** The states behind a symbol. */
    BitSet step(BitSet states, int symbol) {
        List<Integer> next = new ArrayList<>();
        for (int i = states.nextSetBit(0); i >= 0; i = states.nextSetBit(i + 1)) {
            Instruction instruction = instructions.get(i);
            if (instruction.set() != null && instruction.set().get(symbol)) {
                next.add(instruction.first());
            }
        }
        return closure(next);
    }

    /** Whether a match ends in one of the states. */
    boolean accepts(BitSet states) {
        return states.get(0);
    }

    /** All sets of symbols that it tells apart. */
    List<BitSet> sets() {
        return instructions.stream()
                .map(Instruction::set)
                .filter(set -> set != null)
                .distinct()
                .toList();
    }

    private BitSet closure(List<Integer> from) {
        BitSet states = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int state = open.pop();
            Instruction instruction = instructions.get(state);
            if (!states.get(state)) {
                states.set(state);
                if (instruction.set() == null && instruction.first() != NONE) {
                    open.push(instruction.first());
                    open.push(instruction.second());
                }
            }
        }
        return states;
    }

    private int add(Instruction instruction) {
        if (instructions.size() == MAX_SIZE) {
            throw new TooLarge();
        }
        instructions.add(instruction);
        return instructions.size() - 1;
    }

    /** Where the expression begins that goes on at {@code next}. */
    private int compile(Expression expression, int next) {
        if (expression instanceof Characters characters) {
            return add(new Instruction(characters.set(), next, NONE));
        }
        if (expression instanceof Choice choice) {
            int way = compile(choice.branches().get(0), next);
            for (Expression branch :
                    choice.branches().subList(1, choice.branches().size())) {
                way = add(new Instruction(null, way, compile(branch, next)));
            }
            return way;
        }
        return expression instanceof Repeat repeat
                ? compile(repeat, next)
                : compile(((Sequence) expression).parts(), next);
    }

    private int compile(List<Expression> parts, int next) {
        int way = next;
        for (int i = parts.size() - 1; i >= 0; i--) {
            way = compile(parts.get(i), way);
        }
        return way;
    }

    private int compile(Repeat repeat, int next) {
        int way = next;
        if (repeat.most() == Expression.UNBOUNDED) {
            int loop = add(new Instruction(null, next, next));
            instructions.set(loop, new Instruction(null, compile(repeat.body(), loop), next));
            way = loop;
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                way = add(new Instruction(null, compile(repeat.body(), way), next));
            }
        }
        for (int i = 0; i < repeat.least(); i++) {
            way = compile(repeat.body(), way);
        }
        return way;
    }
}
