package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a condition of many entries. A condition that reads nothing of an entry but a few fields with few values, such as
 * the severity, has few answers: they are remembered, since looking at the fields is much cheaper than evaluating. So are
 * those of the parts of a condition that all must hold, one of which often says no.
 */
final class ConditionCache {
    private static final int LIMIT = 10_000;

    private final Condition condition;
    private final Activation values;
    private final List<ConditionCache> guards;
    private final Map<List<Object>, Boolean> answers = new HashMap<>();

    ConditionCache(Condition condition, Activation values) {
        this.condition = condition;
        this.values = values;
        guards = condition.guards().stream()
                .map(guard -> new ConditionCache(guard, values))
                .toList();
    }

    /** @throws CelEvaluationException when the entry makes the condition fail */
    boolean holds(Item<?> item) throws CelEvaluationException {
        for (ConditionCache guard : guards) {
            if (guard.refuses(item)) {
                return false;
            }
        }
        if (condition.keyFields().isEmpty() || answers.size() >= LIMIT) {
            return evaluate(item);
        }
        List<Object> key = new ArrayList<>(condition.keyFields().size());
        for (String field : condition.keyFields()) {
            key.add(item.select(field));
        }
        Boolean known = answers.get(key);
        if (known == null) {
            known = evaluate(item);
            answers.put(key, known);
        }
        return known;
    }

    /** Whether this part is false; one that fails leaves the answer to the condition as a whole. */
    private boolean refuses(Item<?> item) {
        try {
            return !holds(item);
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private boolean evaluate(Item<?> item) throws CelEvaluationException {
        values.item(item);
        return condition.holds(values);
    }
}
