package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import io.jenkins.plugins.securitygate.model.Violation;
import io.jenkins.plugins.securitygate.model.Waiver;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Evidence and decision side by side, with the counts that every export shows. */
final class Outcome {
    private final Evidence evidence;
    private final Decision decision;
    private final Undecided undecided;
    private final Map<FindingState, Integer> states = new EnumMap<>(FindingState.class);
    private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    private final Map<String, List<Finding>> byFingerprint = new HashMap<>();
    private final Map<String, Set<String>> brokenRules = new HashMap<>();

    /** @param decision {@code null} when no policy applied */
    Outcome(Evidence evidence, Decision decision) {
        this(evidence, decision, Undecided.NO_POLICY);
    }

    /** @param undecided what to say when there is no decision */
    Outcome(Evidence evidence, Decision decision, Undecided undecided) {
        this.evidence = evidence;
        this.decision = decision;
        this.undecided = undecided;
        evidence.findings().forEach(this::count);
        rules().stream().filter(RuleResult::broken).forEach(this::index);
    }

    private void count(Finding finding) {
        FindingState state = state(finding);
        states.merge(state, 1, Integer::sum);
        if (state.open()) {
            severities.merge(finding.severity(), 1, Integer::sum);
        }
        byFingerprint
                .computeIfAbsent(finding.fingerprint(), fingerprint -> new ArrayList<>(1))
                .add(finding);
    }

    private void index(RuleResult rule) {
        for (Violation violation : rule.violations()) {
            brokenRules
                    .computeIfAbsent(violation.fingerprint(), fingerprint -> new LinkedHashSet<>())
                    .add(ruleId(rule));
        }
    }

    Evidence evidence() {
        return evidence;
    }

    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    Undecided undecided() {
        return undecided;
    }

    List<RuleResult> rules() {
        return decision == null ? List.of() : decision.rules();
    }

    /** Broken rules that stop the build or ask for a review. */
    List<RuleResult> blockers() {
        return decision == null ? List.of() : decision.blockers();
    }

    FindingState state(Finding finding) {
        return FindingState.of(finding, decision != null && decision.waived().contains(finding.fingerprint()));
    }

    int count(FindingState state) {
        return states.getOrDefault(state, 0);
    }

    /** How many of the suppressed findings are so by a VEX document that the gate was given. */
    long suppressedByVex() {
        return evidence.findings().stream()
                .filter(finding -> finding.suppressed() && finding.suppression().central())
                .filter(finding -> state(finding) == FindingState.SUPPRESSED)
                .count();
    }

    /** How many findings of a severity count against the build. */
    int open(Severity severity) {
        return severities.getOrDefault(severity, 0);
    }

    int open() {
        return severities.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those of one identity, of which each tool reports one; empty when there is none. */
    List<Finding> findings(String fingerprint) {
        return byFingerprint.getOrDefault(fingerprint, List.of());
    }

    /** Ids of the rules that a finding breaks, as far as the decision lists their violations. */
    Set<String> brokenRules(Finding finding) {
        return state(finding).open() ? brokenRules.getOrDefault(finding.fingerprint(), Set.of()) : Set.of();
    }

    /** A rule's id, unique among all policies of a decision. */
    static String ruleId(RuleResult rule) {
        return rule.policy() + "/" + rule.rule();
    }

    /** What breaks a rule; one entry made of the explanation when the rule lists nothing. */
    static List<Violation> violations(RuleResult rule) {
        if (!rule.violations().isEmpty()) {
            return rule.violations();
        }
        return List.of(new Violation(rule.explanation(), "", Severity.UNKNOWN, "", "", Change.UNCOMPARED));
    }

    /** Why a finding does not count, in words; empty when it does or nobody said why. */
    String reason(Finding finding) {
        if (finding.suppressed()) {
            Suppression suppression = finding.suppression();
            return suppression.central() ? words(suppression) : suppression.reason();
        }
        return state(finding) == FindingState.WAIVED
                ? waiver(finding).map(Outcome::words).orElse("Waived by policy")
                : "";
    }

    /** The active waiver that names the finding by rule or identifier and component. */
    private Optional<Waiver> waiver(Finding finding) {
        return decision.waivers().stream()
                .filter(use -> !use.expired())
                .map(WaiverUse::waiver)
                .filter(waiver -> waiver.id().equals(finding.rule())
                        || finding.advisory().identifiers().contains(waiver.id()))
                .max(Comparator.comparing((Waiver waiver) ->
                        waiver.component().equals(finding.component().identity())));
    }

    private static String words(Suppression vex) {
        return vex.reason().isEmpty() ? vex.source() : vex.source() + ": " + vex.reason();
    }

    private static String words(Waiver waiver) {
        String by = waiver.approver().isEmpty() ? "" : ", granted by " + waiver.approver();
        return waiver.reason() + " (waived until " + waiver.expires() + by + ")";
    }
}
