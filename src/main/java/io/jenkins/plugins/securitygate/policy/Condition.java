package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.List;
import java.util.Optional;

/** A compiled, type-checked condition; may be shared between threads. */
final class Condition {
    private final String text;
    private final Program program;
    private final List<Part> parts;

    /** @param parts those that all must hold, at least one; of one that is not made of several, itself */
    Condition(String text, Program program, List<Part> parts) {
        this.text = text;
        this.program = program;
        this.parts = List.copyOf(parts);
    }

    /**
     * One of the parts of a condition that all must hold.
     *
     * @param fields fields of the entry on which alone the answer depends, empty when it depends on the entry as a whole
     */
    record Part(Program program, Optional<List<String>> fields) {
        /** @throws CelEvaluationException when the evidence makes it fail */
        boolean holds(Activation values) throws CelEvaluationException {
            return (Boolean) program.eval(values);
        }
    }

    /** The condition as written. */
    String text() {
        return text;
    }

    List<Part> parts() {
        return parts;
    }

    /** @throws CelEvaluationException when the evidence makes the condition fail, for example by an index out of range */
    boolean holds(Activation values) throws CelEvaluationException {
        return (Boolean) program.eval(values);
    }
}
