package io.jenkins.plugins.securitygate.model;

/**
 * One thing that breaks a rule.
 *
 * @param what title of the finding, statement of the fact, or what is missing
 * @param where file and line, component, resource or scan
 * @param severity of the finding, {@link Severity#UNKNOWN} for anything else
 * @param fix what to do about it, empty when the source says nothing
 * @param fingerprint of the finding, empty for anything else
 * @param change of the finding against the baseline
 */
public record Violation(String what, String where, Severity severity, String fix, String fingerprint, Change change) {
    public Violation {
        what = Texts.bounded(what, Texts.SHORT);
        where = Texts.bounded(where, Texts.SHORT);
        fix = Texts.bounded(fix, Texts.LONG);
    }
}
