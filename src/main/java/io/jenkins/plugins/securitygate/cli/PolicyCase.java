package io.jenkins.plugins.securitygate.cli;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.policy.NoPolicyException;
import io.jenkins.plugins.securitygate.policy.Policy;
import io.jenkins.plugins.securitygate.policy.PolicyEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evidence and what a policy must say of it.
 *
 * @param name what the case shows
 * @param evidence what is decided about
 * @param now when it is decided
 * @param decision verdict, or {@code none} when the policy does not apply
 * @param broken exactly the rules that must break, {@code null} when the case does not say
 * @param violations texts that must each stand in some violation
 */
record PolicyCase(
        String name, Evidence evidence, Instant now, String decision, Set<String> broken, List<String> violations) {

    /**
     * What came of a case.
     *
     * @param differences what is not as expected, empty when all is
     * @param fired ids of the rules that broke
     */
    record Outcome(List<String> differences, Set<String> fired) {}

    Outcome run(Policy policy, RegoEngine rego) {
        Optional<Decision> made = decide(policy, rego);
        Set<String> fired = new TreeSet<>();
        made.ifPresent(all -> all.rules().stream().filter(RuleResult::broken).forEach(rule -> fired.add(rule.rule())));
        List<String> differences = new ArrayList<>();
        String actual = made.map(all -> all.verdict().id()).orElse("none");
        if (!actual.equals(decision)) {
            differences.add("the decision is " + actual + ", expected " + decision
                    + made.map(all -> ": " + all.headline()).orElse(""));
        }
        if (broken != null && !broken.equals(fired)) {
            differences.add("the broken rules are " + fired + ", expected " + broken);
        }
        for (String text : violations) {
            if (made.stream().flatMap(all -> all.rules().stream()).noneMatch(rule -> names(rule, text))) {
                differences.add("no violation says '" + text + "'");
            }
        }
        return new Outcome(differences, fired);
    }

    private Optional<Decision> decide(Policy policy, RegoEngine rego) {
        try {
            return Optional.of(PolicyEngine.of(List.of(policy), rego).decide(evidence, now));
        } catch (NoPolicyException e) {
            return Optional.empty();
        }
    }

    private static boolean names(RuleResult rule, String text) {
        return rule.violations().stream()
                .map((Violation violation) -> violation.what() + " " + violation.where())
                .anyMatch(said -> said.contains(text));
    }
}
