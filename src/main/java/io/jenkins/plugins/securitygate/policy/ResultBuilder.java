package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.RuleResult.State;
import io.jenkins.plugins.securitygate.model.RuleResult.Tally;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.List;

/** Fills in what the results of one entry of a policy have in common. */
final class ResultBuilder {
    private final Policy policy;
    private final PolicyEntry entry;

    ResultBuilder(Policy policy, PolicyEntry entry) {
        this.policy = policy;
        this.entry = entry;
    }

    RuleResult result(State state, String explanation, Tally tally, List<Violation> violations) {
        return new RuleResult(
                policy.name(),
                entry.id(),
                entry.title(),
                entry.owner().isEmpty() ? policy.owner() : entry.owner(),
                state,
                entry.terms().effect(),
                entry.terms().mandatory(),
                explanation,
                tally,
                violations,
                entry.statement().references());
    }

    Outcome notApplicable(Subject subject) {
        String reason = "The rule is limited to others than stage '" + subject.stage() + "', region '"
                + subject.region() + "'.";
        return new Outcome(result(State.NOT_APPLICABLE, reason, Tally.NONE, List.of()), "");
    }
}
