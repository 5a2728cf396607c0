package io.jenkins.plugins.securitygate.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the policies say of one build's evidence, with the reasons.
 *
 * @param verdict the strictest verdict of all rules
 * @param headline one line for people: why
 * @param decided when it was decided
 * @param subject what was decided about
 * @param policies which policies decided, never empty
 * @param rules what became of every rule, in the order of the policies
 * @param waivers what became of every waiver
 * @param waived fingerprints of the findings that a waiver covers
 */
public record Decision(
        Verdict verdict,
        String headline,
        Instant decided,
        Subject subject,
        List<PolicyRef> policies,
        List<RuleResult> rules,
        List<WaiverUse> waivers,
        Set<String> waived) {
    public Decision {
        policies = List.copyOf(policies);
        rules = List.copyOf(rules);
        waivers = List.copyOf(waivers);
        waived = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(waived));
    }

    /** Rules that stop the build or ask for a review, in order. */
    public List<RuleResult> blockers() {
        return rules.stream()
                .filter(rule -> rule.verdict().compareTo(Verdict.REVIEW) >= 0)
                .toList();
    }
}
