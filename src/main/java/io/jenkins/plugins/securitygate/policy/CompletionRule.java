package io.jenkins.plugins.securitygate.policy;

import java.util.List;

/**
 * The rule that every policy has, written down or not: a scan that failed, timed out or could not read a part of its
 * report is not a clean scan.
 *
 * @param statement what it says to people
 * @param allow how many scans may be incomplete
 * @param terms effect, enforcement and where it holds
 */
record CompletionRule(Statement statement, int allow, Terms terms) implements PolicyEntry {
    static final String ID = "scans-completed";
    static final String TITLE = "Every scan completed and its report was read in full";
    static final String FIX = "Repair it and scan again.";
    static final CompletionRule DEFAULT =
            new CompletionRule(new Statement(ID, TITLE, "", FIX, List.of()), 0, Terms.STRICT);

    @Override
    public CompletionRule with(Statement another, Terms others) {
        return new CompletionRule(another, allow, others);
    }
}
