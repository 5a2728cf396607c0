package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One thing to repair, which may break a rule at several places.
 *
 * @param severity of the finding; {@link Severity#UNKNOWN} for what is none
 * @param what the title of the finding, or what is missing
 * @param marks of the finding
 * @param next what to do
 */
record Fix(Severity severity, String what, FindingMarks marks, String next) {
    /** @param finding that breaks the rule, empty when something else does */
    static Fix of(Violation violation, Optional<Finding> finding) {
        return new Fix(
                violation.severity(),
                violation.what(),
                finding.map(FindingMarks::of).orElse(FindingMarks.NONE),
                next(violation, finding));
    }

    /** From the violation, else from what is known of the finding. */
    private static String next(Violation violation, Optional<Finding> finding) {
        if (!violation.fix().isEmpty()) {
            return violation.fix();
        }
        return finding.map(Fix::next).orElse("Make it as the rule demands, or ask the rule's owner for a waiver.");
    }

    private static String next(Finding finding) {
        Component component = finding.component();
        List<String> fixed = finding.advisory().fixedVersions();
        if (component.isKnown() && !fixed.isEmpty()) {
            return "Upgrade " + component.name() + " from " + component.version() + " to " + String.join(" or ", fixed)
                    + ".";
        }
        if (!finding.remediation().isEmpty()) {
            return finding.remediation();
        }
        return switch (finding.kind()) {
            case SECRET -> "Revoke the secret, remove it from the source and take the new one from a secret store.";
            case DEPENDENCY, CONTAINER ->
                "No fixed version is known: replace or remove the package, or ask for a waiver.";
            case LICENSE -> "Replace the package, or ask legal for a waiver.";
            default -> "Repair it where it stands, or ask the rule's owner for a waiver.";
        };
    }
}
