package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.export.FixList.Place;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        for (Map.Entry<Fix, List<Place>> fix : FixList.of(rule, outcome).entrySet()) {
            fix(html, rule, fix.getKey(), fix.getValue());
        }
        html.close();
        int more = rule.tally().counted() - Outcome.violations(rule).size();
        if (more > 0) {
            html.leaf("p", "sg-more", "and " + more + " more that the decision does not list one by one");
        }
        html.close();
    }

    private void fix(Html html, RuleResult rule, Fix fix, List<Place> places) throws IOException {
        html.open("li", "class", "sg-fix").open("div", "class", "sg-fix-sev");
        if (fix.severity() != Severity.UNKNOWN || !fix.marks().isEmpty()) {
            Badge.severity(html, fix.severity());
        } else {
            Badge.state(
                    html, VerdictSection.tone(rule.verdict()), rule.verdict() == Verdict.FAIL ? "blocks" : "review");
        }
        html.close().open("div", "class", "sg-fix-what").leaf("strong", null, fix.what());
        long distinct = places.stream()
                .map(place -> place.violation().where())
                .distinct()
                .count();
        if (distinct > 1) {
            html.text(" ").leaf("span", "sg-mark", distinct + " places");
        }
        if (!fix.marks().isEmpty()) {
            fix.marks().write(html);
        }
        html.open("ul", "class", "sg-places");
        Set<String> shown = new HashSet<>();
        for (Place place : places) {
            place(html, place, shown.add(place.violation().where()), waivers.of(rule, place.violation()));
        }
        html.close(2).open("div", "class", "sg-fix-next").leaf("span", "sg-label", "Next");
        html.text(fix.next()).close(2);
    }

    /** A waiver is for one finding, so the way to it stands beside the place. */
    private static void place(Html html, Place place, boolean firstTime, String waiver) throws IOException {
        html.open("li");
        if (firstTime || place.alsoBy().isEmpty()) {
            html.leaf("span", "sg-place", place.violation().where()).text(" ");
        }
        if (!place.alsoBy().isEmpty()) {
            html.leaf("span", "sg-muted", "also reported by " + place.alsoBy());
        }
        if (waiver != null) {
            html.text(" ")
                    .open("a", "class", "sg-waive", "href", waiver)
                    .text("Request a waiver")
                    .close();
        }
        html.close();
    }
}
