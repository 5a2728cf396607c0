package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.List;

/** A compiled, type-checked condition; may be shared between threads. */
final class Condition {
    private final String text;
    private final Program program;
    private final List<String> keyFields;
    private final List<Condition> guards;

    /**
     * @param keyFields fields of the entry on which alone the answer depends, empty when it depends on more than fields
     *     with few values
     * @param guards parts that all must hold and have key fields
     */
    Condition(String text, Program program, List<String> keyFields, List<Condition> guards) {
        this.text = text;
        this.program = program;
        this.keyFields = List.copyOf(keyFields);
        this.guards = List.copyOf(guards);
    }

    /** The condition as written. */
    String text() {
        return text;
    }

    List<String> keyFields() {
        return keyFields;
    }

    List<Condition> guards() {
        return guards;
    }

    /** @throws CelEvaluationException when the evidence makes the condition fail, for example by an index out of range */
    boolean holds(Activation values) throws CelEvaluationException {
        return (Boolean) program.eval(values);
    }
}
