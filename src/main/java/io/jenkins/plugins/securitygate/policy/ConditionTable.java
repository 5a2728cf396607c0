package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks a part of a condition of many entries. Its answer depends on some fields of the entry alone, so entries that are
 * equal in these have one answer, which is remembered: looking it up is far cheaper than evaluating. Not thread-safe.
 */
final class ConditionTable {
    /** What is known of an answer. {@code FAILED}: the part alone cannot be evaluated. */
    enum Answer {
        NO,
        YES,
        FAILED
    }

    private static final Answer[] ANSWERS = Answer.values();
    /** Combinations of values, one byte each. */
    private static final int LIMIT = 1 << 20;

    private final Condition.Part part;
    private final Activation values;
    private final int[][] codes;
    private final int[] sizes;
    private final byte[] answers;

    private ConditionTable(Condition.Part part, Activation values, List<Column> columns) {
        this.part = part;
        this.values = values;
        codes = columns.stream().map(Column::codes).toArray(int[][]::new);
        sizes = columns.stream().mapToInt(Column::size).toArray();
        answers = new byte[IntStream.of(sizes).reduce(1, (one, other) -> one * other)];
    }

    /** A table for a part, empty when too many combinations of values are possible. */
    static Optional<ConditionTable> of(Condition.Part part, EvidenceItems items, Target target, Activation values) {
        if (part.fields().isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        long combinations = 1;
        for (String field : part.fields().get()) {
            Optional<Column> column = items.columns().of(items, target, field);
            combinations *= column.map(Column::size).orElse(LIMIT + 1);
            if (combinations > LIMIT) {
                return Optional.empty();
            }
            columns.add(column.orElseThrow());
        }
        return Optional.of(new ConditionTable(part, values, columns));
    }

    /** @param index which of the entries it is */
    Answer ask(Item<?> item, int index) {
        int row = 0;
        for (int i = 0; i < codes.length; i++) {
            row = row * sizes[i] + codes[i][index];
        }
        if (answers[row] == 0) {
            answers[row] = (byte) (1 + evaluate(item).ordinal());
        }
        return ANSWERS[answers[row] - 1];
    }

    private Answer evaluate(Item<?> item) {
        values.item(item);
        try {
            return part.holds(values) ? Answer.YES : Answer.NO;
        } catch (CelEvaluationException e) {
            return Answer.FAILED;
        }
    }
}
