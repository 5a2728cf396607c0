package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Why the build stops and what to fix, rule by rule. Advisory rules are left to the policies' table. */
final class BlockersSection implements Section {
    private final WaiverLink waivers;

    BlockersSection(WaiverLink waivers) {
        this.waivers = waivers;
    }

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        if (outcome.blockers().isEmpty()) {
            return;
        }
        why(html, outcome.blockers());
        Section.begin(html, "fix", "What to fix");
        html.open("p", "class", "sg-actions")
                .open("button", "type", "button", "class", "sg-button", "data-sg-copy", "fix", "hidden", "")
                .text("Copy fix list")
                .close(2);
        for (RuleResult rule : outcome.blockers()) {
            rule(html, outcome, rule);
        }
        html.close();
    }

    private static void why(Html html, List<RuleResult> blockers) throws IOException {
        Section.begin(html, "why", "Why").open("ul", "class", "sg-why");
        for (RuleResult rule : blockers) {
            html.open("li");
            Badge.state(html, VerdictSection.tone(rule.verdict()), rule.title());
            html.text(" ").leaf("span", "sg-muted", rule.explanation()).close();
        }
        html.close(2);
    }

    private void rule(Html html, Outcome outcome, RuleResult rule) throws IOException {
        html.open("div", "class", "sg-card sg-card--" + VerdictSection.tone(rule.verdict()))
                .open("header", "class", "sg-card-head")
                .open("h3")
                .text(rule.title())
                .close()
                .open("p", "class", "sg-muted")
                .text("Rule ")
                .leaf("code", null, rule.rule())
                .text(" of " + rule.policy() + " allows " + rule.tally().allowed() + ", found ");
        Section.link(
                html,
                "rule=" + UriText.component(Outcome.ruleId(rule)),
                String.valueOf(rule.tally().counted()));
        html.text(rule.owner().isEmpty() ? "." : ". Owner: " + rule.owner() + ".")
                .close(2)
                .open("ul", "class", "sg-fixes");
        for (Violation violation : Outcome.violations(rule)) {
            violation(html, rule, violation, outcome.finding(violation.fingerprint()));
        }
        html.close();
        int more = rule.tally().counted() - Outcome.violations(rule).size();
        if (more > 0) {
            html.leaf("p", "sg-more", "and " + more + " more that the decision does not list one by one");
        }
        html.close();
    }

    private void violation(Html html, RuleResult rule, Violation violation, Optional<Finding> finding)
            throws IOException {
        html.open("li", "class", "sg-fix").open("div", "class", "sg-fix-sev");
        if (finding.isPresent() || violation.severity() != Severity.UNKNOWN) {
            Badge.severity(html, violation.severity());
        } else {
            Badge.state(
                    html, VerdictSection.tone(rule.verdict()), rule.verdict() == Verdict.FAIL ? "blocks" : "review");
        }
        html.close().open("div", "class", "sg-fix-what").leaf("strong", null, violation.what());
        if (finding.isPresent()) {
            FindingMarks.write(html, finding.get());
        }
        html.open("div", "class", "sg-place").text(violation.where()).close();
        html.close().open("div", "class", "sg-fix-next").leaf("span", "sg-label", "Next");
        html.text(next(violation, finding));
        String waiver = waivers.of(rule, violation);
        if (waiver != null) {
            html.open("div").open("a", "href", waiver).text("Request a waiver").close(2);
        }
        html.close(2);
    }

    /** What to do next, from the violation, else from what is known of the finding. */
    private static String next(Violation violation, Optional<Finding> finding) {
        if (!violation.fix().isEmpty()) {
            return violation.fix();
        }
        return finding.map(BlockersSection::next)
                .orElse("Make it as the rule demands, or ask the rule's owner for a waiver.");
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
