package io.jenkins.plugins.securitygate.policy;

/**
 * The rule that every policy has, written down or not: a scan that failed, timed out or could not read a part of its
 * report is not a clean scan.
 *
 * @param title what is demanded, in words
 * @param owner who answers for it, empty when nobody is named
 * @param allow how many scans may be incomplete
 * @param fix the next action for people
 * @param terms effect, enforcement and where it holds
 */
record CompletionRule(String title, String owner, int allow, String fix, Terms terms) implements PolicyEntry {
    static final String ID = "scans-completed";
    static final String TITLE = "Every scan completed and its report was read in full";
    static final String FIX = "Repair the scan and run it again; its log and the list of unreadable entries say why.";
    static final CompletionRule DEFAULT = new CompletionRule(TITLE, "", 0, FIX, Terms.STRICT);

    @Override
    public String id() {
        return ID;
    }
}
