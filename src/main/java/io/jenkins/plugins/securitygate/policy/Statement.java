package io.jenkins.plugins.securitygate.policy;

import java.util.List;

/**
 * What an entry of a policy says to people.
 *
 * @param id unique within the policy
 * @param title what is demanded, in words
 * @param owner who answers for it, empty when nobody is named
 * @param fix the next action for people, empty when not said
 * @param references clauses of laws and standards that it serves
 */
record Statement(String id, String title, String owner, String fix, List<String> references) {
    Statement {
        references = List.copyOf(references);
    }

    /** The same statement under an id that says which policy it comes from. */
    Statement of(String policy) {
        return new Statement(policy + "." + id, title, owner, fix, references);
    }
}
