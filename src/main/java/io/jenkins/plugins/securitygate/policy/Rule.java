package io.jenkins.plugins.securitygate.policy;

import java.util.Set;

/**
 * A rule of a policy, ready to be evaluated.
 *
 * @param statement what it says to people
 * @param target what the condition is asked of
 * @param condition true for what breaks the rule
 * @param allow how many may count without breaking the rule
 * @param include what counts although it would not by default
 * @param terms effect, enforcement and where it holds
 */
record Rule(Statement statement, Target target, Condition condition, int allow, Set<Inclusion> include, Terms terms)
        implements PolicyEntry {
    Rule {
        include = Set.copyOf(include);
    }

    @Override
    public Rule with(Statement another, Terms others) {
        return new Rule(another, target, condition, allow, include, others);
    }

    /** Findings that do not count unless a rule says so. */
    enum Inclusion {
        SUPPRESSED,
        /** Those that a central VEX document suppresses, and no others that are suppressed. */
        VEX,
        FIXED,
        WAIVED
    }
}
