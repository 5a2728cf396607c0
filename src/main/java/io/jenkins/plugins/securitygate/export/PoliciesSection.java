package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** What became of every rule and every waiver, the broken ones first. */
final class PoliciesSection implements Section {
    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        Section.begin(html, "policies", "Policies");
        if (outcome.decision().isEmpty()) {
            Section.empty(html, outcome.undecided().title(), outcome.undecided().next());
        } else {
            tally(html, outcome.rules());
            rules(html, outcome.rules());
            waivers(html, outcome.decision().get().waivers());
        }
        html.close();
    }

    private static void tally(Html html, List<RuleResult> rules) throws IOException {
        long broken = rules.stream().filter(RuleResult::broken).count();
        long passed = rules.stream()
                .filter(rule -> rule.state() == RuleResult.State.PASSED)
                .count();
        html.leaf(
                "p",
                "sg-muted",
                Section.plural(rules.size(), "rule") + ": " + broken + " broken, " + passed + " passed, "
                        + (rules.size() - broken - passed) + " not applicable");
    }

    private static void rules(Html html, List<RuleResult> rules) throws IOException {
        Section.table(html, "Rules", "State", "Rule", "Actual", "Limit", "Explanation", "Owner");
        List<RuleResult> sorted = rules.stream()
                .sorted(Comparator.comparing(RuleResult::verdict)
                        .reversed()
                        .thenComparing(rule -> rule.state() == RuleResult.State.NOT_APPLICABLE))
                .toList();
        for (RuleResult rule : sorted) {
            rule(html, rule);
        }
        html.close(3);
    }

    private static void rule(Html html, RuleResult rule) throws IOException {
        html.open("tr").open("td");
        state(html, rule).close();
        html.open("td")
                .leaf("strong", null, rule.title())
                .open("div", "class", "sg-muted")
                .leaf("code", null, rule.rule())
                .text(" of " + rule.policy() + (rule.mandatory() ? "" : ", advisory"))
                .close(2);
        html.open("td", "class", "sg-num");
        if (rule.broken()
                && rule.violations().stream()
                        .anyMatch(violation -> !violation.fingerprint().isEmpty())) {
            Section.link(
                    html,
                    "rule=" + UriText.component(Outcome.ruleId(rule)),
                    "" + rule.tally().counted());
        } else {
            html.text(applies(rule) ? "" + rule.tally().counted() : "–");
        }
        html.close().leaf("td", "sg-num", applies(rule) ? "" + rule.tally().allowed() : "–");
        html.open("td").text(rule.explanation());
        if (rule.tally().waived() > 0) {
            html.text(" ").leaf("span", "sg-muted", rule.tally().waived() + " waived.");
        }
        html.close().leaf("td", null, rule.owner()).close();
    }

    private static boolean applies(RuleResult rule) {
        return rule.state() != RuleResult.State.NOT_APPLICABLE;
    }

    private static Html state(Html html, RuleResult rule) throws IOException {
        return switch (rule.state()) {
            case PASSED -> Badge.state(html, "good", "passed");
            case NOT_APPLICABLE -> Badge.state(html, "none", "not applicable");
            case ERROR -> Badge.state(html, VerdictSection.tone(rule.verdict()), "cannot be evaluated");
            case BROKEN ->
                Badge.state(
                        html,
                        VerdictSection.tone(rule.verdict()),
                        switch (rule.verdict()) {
                            case FAIL -> "fails";
                            case REVIEW -> "needs review";
                            default -> "warns";
                        });
        };
    }

    private static void waivers(Html html, List<WaiverUse> waivers) throws IOException {
        if (waivers.isEmpty()) {
            return;
        }
        html.open("details", "class", "sg-details")
                .open("summary")
                .text("Waivers (" + waivers.size() + ")")
                .close();
        Section.table(html, "Waivers", "State", "Waives", "Reason", "Granted by", "Until", "Findings");
        for (WaiverUse use : waivers) {
            waiver(html, use);
        }
        html.close(4);
    }

    private static void waiver(Html html, WaiverUse use) throws IOException {
        html.open("tr").open("td");
        if (use.expired()) {
            Badge.state(html, "bad", "expired");
        } else {
            Badge.state(html, use.findings() == 0 ? "none" : "good", use.findings() == 0 ? "unused" : "active");
        }
        html.close()
                .open("td")
                .leaf("code", null, use.waiver().id())
                .text(" " + use.waiver().component() + " " + use.waiver().path())
                .close()
                .leaf("td", null, use.waiver().reason())
                .leaf("td", null, use.waiver().approver())
                .leaf("td", "sg-nowrap", use.waiver().expires().toString())
                .open("td", "class", "sg-num");
        Section.link(html, "state=waived&q=" + UriText.component(use.waiver().id()), "" + use.findings());
        html.close(2);
    }
}
