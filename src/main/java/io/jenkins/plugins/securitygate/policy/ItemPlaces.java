package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.TestSuite;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.List;

/** Says of the entries of the evidence what and where they are. */
final class ItemPlaces {
    private ItemPlaces() {}

    /** The package at fault, {@link Component#NONE} when there is none. */
    static Component component(Object model) {
        if (model instanceof Finding finding) {
            return finding.component();
        }
        return model instanceof Component component ? component : Component.NONE;
    }

    /** Every file that it is in, or the empty text alone. */
    static List<String> paths(Object model) {
        if (model instanceof Component component && !component.paths().isEmpty()) {
            return component.paths();
        }
        if (model instanceof Finding finding) {
            return List.of(
                    finding.location().isKnown()
                            ? finding.location().path()
                            : finding.component().path());
        }
        return List.of(model instanceof Fact fact ? fact.location().path() : "");
    }

    /** The entry as something that breaks a rule. */
    static Violation violation(Object model, String ruleFix) {
        if (model instanceof Finding finding) {
            return finding(finding, ruleFix);
        }
        if (model instanceof Component component) {
            String name =
                    component.version().isEmpty() ? component.name() : component.name() + " " + component.version();
            String licenses =
                    component.licenses().isEmpty() ? "" : " (" + String.join(", ", component.licenses()) + ")";
            return plain(name + licenses, String.join(", ", component.paths()), ruleFix);
        }
        if (model instanceof Fact fact) {
            String where = fact.location().isKnown() ? fact.location().toString() : fact.resource();
            return plain(fact.type().id() + " " + fact.value(), where, ruleFix);
        }
        if (model instanceof TestSuite suite) {
            return plain(suite.name(), suite.failures() + suite.errors() + " of " + suite.tests() + " failed", ruleFix);
        }
        AgedScan scan = (AgedScan) model;
        return plain("scan by " + scan.scan().tool(), scan.scan().source(), ruleFix);
    }

    private static Violation finding(Finding finding, String ruleFix) {
        String own = finding.remediation();
        if (own.isEmpty() && !finding.advisory().fixedVersions().isEmpty()) {
            own = "Upgrade " + finding.component().name() + " to "
                    + String.join(" or ", finding.advisory().fixedVersions()) + ".";
        }
        String fix = own.isEmpty() || ruleFix.isEmpty() ? own + ruleFix : own + " " + ruleFix;
        return new Violation(
                finding.title(), finding.place(), finding.severity(), fix, finding.fingerprint(), finding.change());
    }

    static Violation plain(String what, String where, String fix) {
        return new Violation(what, where, Severity.UNKNOWN, fix, "", Change.UNCOMPARED);
    }
}
