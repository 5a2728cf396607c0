package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Violation;

/**
 * Where a page leads those who want a waiver.
 *
 * @param page address of the form that asks for one, relative to the report; empty when nobody can ask there
 */
public record WaiverLink(String page) {
    /** The page offers no way to ask. */
    public static final WaiverLink NONE = new WaiverLink("");

    /** The form for one violation: for its finding, or for the rule when it has none; {@code null} without a form. */
    String of(RuleResult rule, Violation violation) {
        if (page.isEmpty()) {
            return null;
        }
        return violation.fingerprint().isEmpty()
                ? page + "?id=" + UriText.component(rule.rule())
                : page + "?finding=" + UriText.component(violation.fingerprint());
    }
}
