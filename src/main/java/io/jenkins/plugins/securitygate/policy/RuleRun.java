package io.jenkins.plugins.securitygate.policy;

import dev.cel.runtime.CelEvaluationException;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.ArrayList;
import java.util.List;

/** One evaluation of one rule. */
final class RuleRun {
    private final Rule rule;
    private final EvidenceItems items;
    private final WaiverBook waivers;
    private final ResultBuilder results;
    private final Activation values;
    private final CountingFindings counting;
    private final WorstViolations worst = new WorstViolations();
    private final List<Violation> errors = new ArrayList<>();
    private int matched;
    private int excluded;
    private int waived;
    private int counted;

    RuleRun(Rule rule, EvidenceItems items, WaiverBook waivers) {
        this.rule = rule;
        this.items = items;
        this.waivers = waivers;
        results = new ResultBuilder(waivers.policy(), rule);
        counting = new CountingFindings(rule.id(), rule.include(), waivers);
        values = new Activation(rule.target().item(), new EvidenceView(items, () -> counting.of(items)));
    }

    Outcome outcome() {
        if (!rule.terms().appliesTo(items.evidence().subject())) {
            return results.notApplicable(items.evidence().subject());
        }
        return rule.target() == Target.EVIDENCE ? askEvidence() : askItems();
    }

    private Outcome askEvidence() {
        try {
            boolean holds = rule.condition().holds(values);
            int found = holds ? 1 : 0;
            Tally tally = new Tally(1, found, 0, 0, found, rule.allow());
            String explanation = holds
                    ? "The condition is true of the evidence: "
                            + rule.condition().text()
                    : "The condition is false of the evidence: "
                            + rule.condition().text();
            List<Violation> violations =
                    holds ? List.of(ItemPlaces.plain(rule.title(), subject(), rule.fix())) : List.of();
            State state = found > rule.allow() ? State.BROKEN : State.PASSED;
            return new Outcome(results.result(state, explanation, tally, violations), rule.title() + ": not met");
        } catch (CelEvaluationException e) {
            errors.add(
                    ItemPlaces.plain("The condition could not be evaluated: " + e.getMessage(), subject(), rule.fix()));
            return error(new Tally(1, 0, 0, 0, 0, rule.allow()));
        }
    }

    private Outcome askItems() {
        List<? extends Item<?>> all = items.of(rule.target());
        ItemQuestion question = new ItemQuestion(rule, items, values);
        for (int i = 0; i < all.size(); i++) {
            Item<?> item = all.get(i);
            try {
                if (question.holds(item, i)) {
                    match(item);
                }
            } catch (CelEvaluationException e) {
                fail(item, e);
            }
        }
        Tally tally = new Tally(all.size(), matched, excluded, waived, counted, rule.allow());
        if (!errors.isEmpty()) {
            return error(tally);
        }
        State state = counted > rule.allow() ? State.BROKEN : State.PASSED;
        String noun = rule.target().item();
        List<Violation> violations = state == State.BROKEN ? worst.list(rule.fix()) : List.of();
        return new Outcome(
                results.result(state, Sentences.tally(tally, noun), tally, violations),
                rule.title() + ": " + Sentences.count(counted, noun));
    }

    private void match(Item<?> item) {
        matched++;
        if (counting.isExcluded(item)) {
            excluded++;
        } else if (counting.isWaived(item)) {
            waived++;
        } else {
            counted++;
            waivers.noteCounted(item);
            worst.add(item);
        }
    }

    private void fail(Item<?> item, CelEvaluationException e) {
        if (!counting.isExcluded(item) && !counting.isWaived(item)) {
            Violation place = ItemPlaces.violation(item.model(), rule.fix());
            String what = "The condition could not be evaluated for '" + place.what() + "': " + e.getMessage();
            errors.add(ItemPlaces.plain(what, place.where(), rule.fix()));
        }
    }

    private Outcome error(Tally tally) {
        String explanation = "The condition could not be evaluated for " + errors.size() + " of "
                + Sentences.count(tally.examined(), rule.target().item()) + ", which counts as a broken rule.";
        List<Violation> kept = errors.stream()
                .sorted(java.util.Comparator.comparing(Violation::where).thenComparing(Violation::what))
                .limit(WorstViolations.KEPT)
                .toList();
        return new Outcome(
                results.result(State.ERROR, explanation, tally, kept), rule.title() + ": could not be evaluated");
    }

    private String subject() {
        return items.evidence().subject().name();
    }
}
