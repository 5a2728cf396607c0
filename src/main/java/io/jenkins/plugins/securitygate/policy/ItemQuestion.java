package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;

/** Asks a condition of all entries of a rule, one after the other; evaluates it only where no table knows the answer. */
final class ItemQuestion {
    private final Condition condition;
    private final Activation values;
    private final List<ConditionTable> tables = new ArrayList<>();

    ItemQuestion(Rule rule, EvidenceItems items, Activation values) {
        condition = rule.condition();
        this.values = values;
        for (Condition.Part part : condition.parts()) {
            ConditionTable.of(part, items, rule.target(), values).ifPresent(tables::add);
        }
    }

    /**
     * Whether the condition holds. A part that is false decides alone, also where another one fails.
     *
     * @param index which of the entries it is
     * @throws CelEvaluationException when the entry makes the condition fail
     */
    boolean holds(Item<?> item, int index) throws CelEvaluationException {
        int sure = 0;
        for (ConditionTable table : tables) {
            switch (table.ask(item, index)) {
                case NO -> {
                    return false;
                }
                case YES -> sure++;
                case FAILED -> {}
            }
        }
        if (sure == condition.parts().size()) {
            return true;
        }
        values.item(item);
        return condition.holds(values);
    }
}
