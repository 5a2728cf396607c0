package io.jenkins.plugins.securitygate.model;

import java.util.List;

/**
 * What became of one rule, with the numbers that led there.
 *
 * @param policy name of the policy
 * @param rule id of the rule
 * @param title what the rule demands, in words
 * @param owner who answers for the rule, empty when not said
 * @param state what became of it
 * @param effect the verdict that it asks for when it is broken
 * @param mandatory whether a break decides the build; advisory rules only warn
 * @param explanation why it matched or did not, one sentence
 * @param tally the numbers behind it
 * @param violations what breaks it, at most as many as the decision keeps; the tally has the full number
 * @param references clauses of laws and standards that it serves
 */
public record RuleResult(
        String policy,
        String rule,
        String title,
        String owner,
        State state,
        Verdict effect,
        boolean mandatory,
        String explanation,
        Tally tally,
        List<Violation> violations,
        List<String> references) {

    /** What can become of a rule. */
    public enum State {
        PASSED,
        BROKEN,
        /** The rule is limited to other stages or regions. */
        NOT_APPLICABLE,
        /** The condition could not be evaluated; counts as broken. */
        ERROR
    }

    /**
     * The numbers behind a result.
     *
     * @param examined entries of the collection that the rule looked at
     * @param matched entries for which the condition was true, before exclusions
     * @param excluded matched entries that do not count: suppressed or fixed
     * @param waived matched entries under an active waiver
     * @param counted matched entries that count
     * @param allowed how many may count without breaking the rule
     */
    public record Tally(int examined, int matched, int excluded, int waived, int counted, int allowed) {
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);
    }

    public RuleResult {
        violations = List.copyOf(violations);
        references = List.copyOf(references);
    }

    /** A result of a rule that serves no clause in particular. */
    public RuleResult(
            String policy,
            String rule,
            String title,
            String owner,
            State state,
            Verdict effect,
            boolean mandatory,
            String explanation,
            Tally tally,
            List<Violation> violations) {
        this(policy, rule, title, owner, state, effect, mandatory, explanation, tally, violations, List.of());
    }

    /** Whether the rule asks for a verdict other than pass. */
    public boolean broken() {
        return state == State.BROKEN || state == State.ERROR;
    }

    /** The verdict that this rule contributes: its effect when broken, at most a warning when advisory. */
    public Verdict verdict() {
        if (!broken()) {
            return Verdict.PASS;
        }
        return mandatory ? effect : Verdict.WARN;
    }
}
