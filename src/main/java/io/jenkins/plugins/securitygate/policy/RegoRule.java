package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.policy.rego.RegoProgram;
import java.util.Set;

/**
 * A rule whose condition is a program in Rego.
 *
 * @param statement what it says to people
 * @param program what is asked
 * @param allow how many messages may count without breaking the rule
 * @param include findings that the program gets to see although they do not count by default
 * @param terms effect, enforcement and where it holds
 */
record RegoRule(Statement statement, RegoProgram program, int allow, Set<Rule.Inclusion> include, Terms terms)
        implements PolicyEntry {
    RegoRule {
        include = Set.copyOf(include);
    }

    @Override
    public RegoRule with(Statement another, Terms others) {
        return new RegoRule(another, program, allow, include, others);
    }
}
