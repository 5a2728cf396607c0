package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the reasons of a decision into one line, the gravest first. */
final class Headline {
    private static final int REASONS = 3;

    private Headline() {}

    static String of(List<Outcome> outcomes) {
        List<String> reasons = outcomes.stream()
                .filter(outcome -> outcome.result().broken())
                .sorted(Comparator.comparing(
                                (Outcome outcome) -> outcome.result().verdict())
                        .reversed())
                .map(Outcome::brief)
                .distinct()
                .toList();
        if (reasons.isEmpty()) {
            return passed(outcomes.stream().map(Outcome::result).toList());
        }
        String shown = reasons.stream().limit(REASONS).collect(Collectors.joining(" · "));
        int more = reasons.size() - REASONS;
        return more > 0 ? shown + " · " + more + " more" : shown;
    }

    private static String passed(List<RuleResult> results) {
        int idle = (int) results.stream()
                .filter(result -> result.state() == State.NOT_APPLICABLE)
                .count();
        int active = results.size() - idle;
        if (idle == 0) {
            return active == 1 ? "The only rule passes" : "All " + active + " rules pass";
        }
        return Sentences.count(active, "rule")
                + (active == 1 ? " passes, " : " pass, ")
                + idle
                + (idle == 1 ? " does not apply here" : " do not apply here");
    }
}
