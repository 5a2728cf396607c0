package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.policy.rego.RegoProgram;
import java.util.Set;

/**
 * A rule whose condition is a program in Rego.
 *
 * @param id unique within the policy
 * @param title what the rule demands, in words
 * @param owner who answers for it, empty when nobody is named
 * @param program what is asked
 * @param allow how many messages may count without breaking the rule
 * @param include findings that the program gets to see although they do not count by default
 * @param fix the next action for people, empty when not said
 * @param terms effect, enforcement and where it holds
 */
record RegoRule(
        String id,
        String title,
        String owner,
        RegoProgram program,
        int allow,
        Set<Rule.Inclusion> include,
        String fix,
        Terms terms)
        implements PolicyEntry {
    RegoRule {
        include = Set.copyOf(include);
    }
}
