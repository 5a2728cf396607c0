package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.EntryError;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.List;

/** One evaluation of {@link CompletionRule}. */
final class CompletionRun {
    private final CompletionRule rule;
    private final EvidenceItems items;
    private final ResultBuilder results;

    CompletionRun(Policy policy, CompletionRule rule, EvidenceItems items) {
        this.rule = rule;
        this.items = items;
        results = new ResultBuilder(policy, rule);
    }

    Outcome outcome() {
        if (!rule.terms().appliesTo(items.evidence().subject())) {
            return results.notApplicable(items.evidence().subject());
        }
        List<Scan> incomplete = items.evidence().scans().stream()
                .filter(scan -> !scan.completed() || scan.counts().failedEntries() > 0)
                .toList();
        int count = incomplete.size();
        Tally tally = new Tally(items.scans().size(), count, 0, 0, count, rule.allow());
        State state = count > rule.allow() ? State.BROKEN : State.PASSED;
        String explanation = count + " of " + Sentences.count(tally.examined(), "scan") + " "
                + (count == 1 ? "is" : "are") + " incomplete, " + rule.allow() + " may be.";
        List<Violation> violations = incomplete.stream()
                .limit(WorstViolations.KEPT)
                .map(this::violation)
                .toList();
        String brief = count == 1 ? violations.get(0).what() : count + " incomplete scans";
        return new Outcome(
                results.result(state, explanation, tally, state == State.BROKEN ? violations : List.of()), brief);
    }

    private Violation violation(Scan scan) {
        if (scan.completed()) {
            return partial(scan);
        }
        String what = scan.tool() + (scan.status() == ScanStatus.TIMED_OUT ? " scan timed out" : " scan failed");
        return ItemPlaces.plain(what, scan.source(), sentences(scan.message(), rule.fix()));
    }

    /** Names the first part itself, so that nobody has to look for it in the list of scans. */
    private Violation partial(Scan scan) {
        int parts = scan.counts().failedEntries();
        String what = scan.tool() + " report has " + Sentences.count(parts, "unreadable part");
        if (scan.errors().isEmpty()) {
            return ItemPlaces.plain(what, scan.source(), rule.fix());
        }
        EntryError first = scan.errors().get(0);
        String where = first.place() + (parts > 1 ? " and " + (parts - 1) + " more" : "");
        return ItemPlaces.plain(what, where, sentences(first.message(), rule.fix()));
    }

    private static String sentences(String message, String fix) {
        if (message.isEmpty()) {
            return fix;
        }
        return message + (message.endsWith(".") ? " " : ". ") + fix;
    }
}
