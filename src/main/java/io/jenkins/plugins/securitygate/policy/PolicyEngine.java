package io.jenkins.plugins.securitygate.policy;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.Waiver;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngine;
import io.jenkins.plugins.securitygate.policy.rego.RegoEngines;
import io.jenkins.plugins.securitygate.policy.rego.RegoSettings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

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
        return decide(evidence, List.of(), now);
    }

    /**
     * Decides as {@link #decide(Evidence, Instant)} does, under further waivers that hold for every policy.
     *
     * @param granted waivers that people granted apart from any policy
     */
    public Decision decide(Evidence evidence, List<Waiver> granted, Instant now) {
        List<Policy> applying = policies.stream()
                .filter(policy -> policy.appliesTo(evidence.subject()))
                .toList();
        if (applying.isEmpty()) {
            throw new NoPolicyException(evidence.subject());
        }
        return new PolicyEngine(applying, rego).decideByAll(evidence, granted, now);
    }

    private Decision decideByAll(Evidence evidence, List<Waiver> granted, Instant now) {
        EvidenceItems items = EvidenceItems.of(evidence, now);
        WaivedFindings waived = new WaivedFindings();
        List<WaiverBook> books = policies.stream()
                .map(policy -> new WaiverBook(policy, granted, items, waived))
                .toList();
        Evaluation evaluation = new Evaluation();
        books.forEach(book -> addEntries(book, items, evaluation));
        List<Outcome> outcomes = evaluation.outcomes();
        List<RuleResult> results = outcomes.stream().map(Outcome::result).toList();
        return new Decision(
                results.stream().map(RuleResult::verdict).reduce(Verdict.PASS, Verdict::and),
                Headline.of(outcomes),
                now,
                evidence.subject(),
                policies.stream().map(Policy::ref).toList(),
                results,
                Stream.concat(
                                books.stream().flatMap(book -> book.uses().stream()),
                                granted.stream().map(waiver -> WaiverBook.use(waiver, books)))
                        .toList(),
                waived.fingerprints());
    }

    /** What an approval of a decision of this engine takes: the strictest terms of the rules that want a review. */
    public ReviewTerms review(Decision decision) {
        return decision.rules().stream()
                .filter(result -> result.verdict() == Verdict.REVIEW)
                .flatMap(result -> policies.stream()
                        .filter(policy -> policy.name().equals(result.policy()))
                        .flatMap(policy -> policy.terms(result.rule()).stream()))
                .map(Terms::review)
                .reduce(ReviewTerms::and)
                .orElse(ReviewTerms.DEFAULT);
    }

    private void addEntries(WaiverBook waivers, EvidenceItems items, Evaluation evaluation) {
        Policy policy = waivers.policy();
        for (Requirement requirement : policy.requirements()) {
            evaluation.add(() -> new RequirementRun(policy, requirement, items).outcome());
        }
        for (PolicyEntry entry : policy.ruleList()) {
            if (entry instanceof RegoRule rule) {
                evaluation.addWaiting(() -> new RegoRun(rule, items, waivers).outcomes(rego));
            } else if (entry instanceof Rule rule) {
                evaluation.add(() -> new RuleRun(rule, items, waivers).outcome());
            }
        }
        if (policy == firstSilentOnCompletion() || policy.completion().isPresent()) {
            CompletionRule rule = policy.completion().orElse(CompletionRule.DEFAULT);
            evaluation.add(() -> new CompletionRun(policy, rule, items).outcome());
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
