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
 * @param review what people made of it, {@link Review#NONE} while they have not
 */
public record Decision(
        Verdict verdict,
        String headline,
        Instant decided,
        Subject subject,
        List<PolicyRef> policies,
        List<RuleResult> rules,
        List<WaiverUse> waivers,
        Set<String> waived,
        Review review) {
    public Decision {
        // Files from before there were reviews have none.
        review = review == null ? Review.NONE : review;
        policies = List.copyOf(policies);
        rules = List.copyOf(rules);
        waivers = List.copyOf(waivers);
        waived = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(waived));
    }

    /** What the policies alone say. */
    public Decision(
            Verdict verdict,
            String headline,
            Instant decided,
            Subject subject,
            List<PolicyRef> policies,
            List<RuleResult> rules,
            List<WaiverUse> waivers,
            Set<String> waived) {
        this(verdict, headline, decided, subject, policies, rules, waivers, waived, Review.NONE);
    }

    /**
     * The same decision after people looked at it.
     *
     * @throws IllegalStateException when it wanted no review
     */
    public Decision reviewed(Review result) {
        if (verdict != Verdict.REVIEW) {
            throw new IllegalStateException("a decision of " + verdict.id() + " is not for people to review");
        }
        return new Decision(verdict, headline, decided, subject, policies, rules, waivers, waived, result);
    }

    /** What holds in the end: the verdict of the policies, and in place of a review what people made of it. */
    public Verdict outcome() {
        return verdict == Verdict.REVIEW ? review.outcome() : verdict;
    }

    /** Rules that stop the build or ask for a review, in order. */
    public List<RuleResult> blockers() {
        return rules.stream()
                .filter(rule -> rule.verdict().compareTo(Verdict.REVIEW) >= 0)
                .toList();
    }
}
