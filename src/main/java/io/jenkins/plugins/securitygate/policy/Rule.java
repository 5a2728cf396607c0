package io.jenkins.plugins.securitygate.policy;

import java.util.Set;

/**
 * A rule of a policy, ready to be evaluated.
 *
 * @param id unique within the policy
 * @param title what the rule demands, in words
 * @param owner who answers for it, empty when nobody is named
 * @param target what the condition is asked of
 * @param condition true for what breaks the rule
 * @param allow how many may count without breaking the rule
 * @param include what counts although it would not by default
 * @param fix the next action for people, empty when not said
 * @param terms effect, enforcement and where it holds
 */
record Rule(
        String id,
        String title,
        String owner,
        Target target,
        Condition condition,
        int allow,
        Set<Inclusion> include,
        String fix,
        Terms terms)
        implements PolicyEntry {
    Rule {
        include = Set.copyOf(include);
    }

    /** Findings that do not count unless a rule says so. */
    enum Inclusion {
        SUPPRESSED,
        FIXED,
        WAIVED
    }
}
