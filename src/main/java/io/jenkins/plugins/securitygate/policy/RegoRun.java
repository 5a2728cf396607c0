package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoException;
import io.jenkins.plugins.securitygate.policy.rego.RegoMessage;
import io.jenkins.plugins.securitygate.policy.rego.RegoVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One evaluation of one rule in Rego. An engine that gives no answer breaks the rule. */
final class RegoRun {
    private final RegoRule rule;
    private final EvidenceItems items;
    private final WaiverBook waivers;
    private final ResultBuilder results;
    private List<Item<Finding>> shown = List.of();

    RegoRun(RegoRule rule, EvidenceItems items, WaiverBook waivers) {
        this.rule = rule;
        this.items = items;
        this.waivers = waivers;
        results = new ResultBuilder(waivers.policy(), rule);
    }

    /** The rule's own outcome, and one that warns when the program does. */
    List<Outcome> outcomes(RegoEngine engine) {
        if (!rule.terms().appliesTo(items.evidence().subject())) {
            return List.of(results.notApplicable(items.evidence().subject()));
        }
        try {
            shown = new CountingFindings(rule.id(), rule.include(), waivers).of(items);
            RegoVerdict verdict = RegoVerdict.of(engine.evaluate(rule.program(), new InputDocument(items, shown)));
            List<Outcome> outcomes = new ArrayList<>(List.of(denied(verdict)));
            if (!verdict.warned().isEmpty()) {
                outcomes.add(warned(verdict));
            }
            return outcomes;
        } catch (RegoException e) {
            return List.of(error(e));
        }
    }

    private Outcome denied(RegoVerdict verdict) {
        int counted = verdict.denied().size();
        int matched = counted + verdict.exempted();
        Tally tally = new Tally(shown.size(), matched, verdict.exempted(), 0, counted, rule.allow());
        State state = counted > rule.allow() ? State.BROKEN : State.PASSED;
        String explanation = "Rego " + rule.program().query() + " denies " + Sentences.count(matched, "time") + ", "
                + verdict.exempted() + " by exception not counted, " + rule.allow() + " allowed.";
        List<Violation> violations = state == State.BROKEN ? violations(verdict.denied()) : List.of();
        return new Outcome(
                results.result(state, explanation, tally, violations), brief(verdict.denied(), rule.title()));
    }

    private Outcome warned(RegoVerdict verdict) {
        int counted = verdict.warned().size();
        Tally tally = new Tally(shown.size(), counted, 0, 0, counted, 0);
        String explanation = "Rego " + rule.program().query() + " warns " + Sentences.count(counted, "time") + ".";
        RuleResult strict = results.result(State.BROKEN, explanation, tally, violations(verdict.warned()));
        RuleResult milder = new RuleResult(
                strict.policy(),
                strict.rule() + ".warn",
                strict.title(),
                strict.owner(),
                State.BROKEN,
                Verdict.WARN,
                strict.mandatory(),
                strict.explanation(),
                tally,
                strict.violations(),
                strict.references());
        return new Outcome(milder, brief(verdict.warned(), rule.title()));
    }

    private Outcome error(RegoException e) {
        Violation place = ItemPlaces.plain("Rego could not be evaluated: " + e.getMessage(), subject(), rule.fix());
        String explanation = "Rego " + rule.program().query() + " by engine "
                + rule.program().engine().id() + " could not be evaluated, which counts as a broken rule.";
        Tally tally = new Tally(shown.size(), 0, 0, 0, 0, rule.allow());
        return new Outcome(
                results.result(State.ERROR, explanation, tally, List.of(place)),
                rule.title() + ": could not be evaluated");
    }

    private List<Violation> violations(List<RegoMessage> messages) {
        Map<String, Item<Finding>> findings = new HashMap<>();
        shown.forEach(item -> findings.putIfAbsent(item.model().fingerprint(), item));
        List<Violation> violations = new ArrayList<>();
        for (RegoMessage message : messages) {
            Item<Finding> finding = findings.get(message.fingerprint());
            if (finding != null) {
                waivers.noteCounted(finding);
            }
            if (violations.size() < WorstViolations.KEPT) {
                violations.add(violation(message, finding));
            }
        }
        return violations;
    }

    private Violation violation(RegoMessage message, Item<Finding> item) {
        String fix = message.fix().isEmpty() ? rule.fix() : message.fix();
        if (item == null) {
            String where = message.where().isEmpty() ? subject() : message.where();
            return new Violation(message.text(), where, Severity.UNKNOWN, fix, "", Change.UNCOMPARED);
        }
        Finding finding = item.model();
        String where = message.where().isEmpty() ? finding.place() : message.where();
        return new Violation(message.text(), where, finding.severity(), fix, finding.fingerprint(), finding.change());
    }

    private static String brief(List<RegoMessage> messages, String title) {
        return messages.size() == 1 ? messages.get(0).text() : title + ": " + messages.size();
    }

    private String subject() {
        return items.evidence().subject().name();
    }
}
