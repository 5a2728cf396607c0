package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides by policies. The strictest verdict of all rules of all policies wins. Immutable and thread-safe. */
public final class PolicyEngine {
    private final List<Policy> policies;
    private final RegoEngine rego;

    private PolicyEngine(List<Policy> policies, RegoEngine rego) {
        this.policies = List.copyOf(policies);
        this.rego = rego;
    }

    /** An engine for these policies; of Rego it can evaluate what is compiled, see {@link #of(List, RegoEngine)}. */
    public static PolicyEngine of(List<Policy> policies) {
        return of(policies, RegoEngines.of(RegoSettings.IN_PROCESS));
    }

    /**
     * An engine for these policies.
     *
     * @throws IllegalArgumentException when there is none: "no policy applies" is for the caller to report, and never
     *     means that the evidence is fine
     */
    public static PolicyEngine of(List<Policy> policies, RegoEngine rego) {
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("no policy applies; a decision needs at least one policy");
        }
        return new PolicyEngine(policies, rego);
    }

    /**
     * Decides about evidence by those policies that apply to its subject.
     *
     * @param now the moment to which ages and expiry dates (in UTC) are compared
     * @throws NoPolicyException when none applies
     */
    public Decision decide(Evidence evidence, Instant now) {
        List<Policy> applying = policies.stream()
                .filter(policy -> policy.appliesTo(evidence.subject()))
                .toList();
        if (applying.isEmpty()) {
            throw new NoPolicyException(evidence.subject());
        }
        return new PolicyEngine(applying, rego).decideByAll(evidence, now);
    }

    private Decision decideByAll(Evidence evidence, Instant now) {
        EvidenceItems items = EvidenceItems.of(evidence, now);
        WaivedFindings waived = new WaivedFindings();
        List<WaiverBook> books = policies.stream()
                .map(policy -> new WaiverBook(policy, items, waived))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (WaiverBook book : books) {
            addOutcomes(book, items, outcomes);
        }
        List<RuleResult> results = outcomes.stream().map(Outcome::result).toList();
        return new Decision(
                results.stream().map(RuleResult::verdict).reduce(Verdict.PASS, Verdict::and),
                Headline.of(outcomes),
                now,
                evidence.subject(),
                policies.stream().map(Policy::ref).toList(),
                results,
                books.stream().flatMap(book -> book.uses().stream()).toList(),
                waived.fingerprints());
    }

    private void addOutcomes(WaiverBook waivers, EvidenceItems items, List<Outcome> outcomes) {
        Policy policy = waivers.policy();
        for (Requirement requirement : policy.requirements()) {
            outcomes.add(new RequirementRun(policy, requirement, items).outcome());
        }
        for (PolicyEntry entry : policy.ruleList()) {
            if (entry instanceof RegoRule rule) {
                outcomes.addAll(new RegoRun(rule, items, waivers).outcomes(rego));
            } else if (entry instanceof Rule rule) {
                outcomes.add(new RuleRun(rule, items, waivers).outcome());
            }
        }
        if (policy == firstSilentOnCompletion() || policy.completion().isPresent()) {
            CompletionRule rule = policy.completion().orElse(CompletionRule.DEFAULT);
            outcomes.add(new CompletionRun(policy, rule, items).outcome());
        }
    }

    /**
     * The policy that shows the default rule on incomplete scans. One is enough for all that leave the default, but a
     * policy with a milder word of its own must not speak for the others.
     */
    private Policy firstSilentOnCompletion() {
        return policies.stream()
                .filter(policy -> policy.completion().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
