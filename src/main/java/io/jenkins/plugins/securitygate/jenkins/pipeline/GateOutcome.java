package io.jenkins.plugins.securitygate.jenkins.pipeline;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.securitygate.export.TextSummary;
import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.policy.ReviewTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a gate decided, as console, Groovy and the build's result need it.
 *
 * @param evidence what was looked at
 * @param decision what was decided
 * @param review what an approval takes when the decision wants a review
 */
record GateOutcome(Evidence evidence, Decision decision, ReviewTerms review) {

    /** Whether the build must not go on. A review without an approval does not let it go on either. */
    boolean stops() {
        return decision.verdict().compareTo(Verdict.REVIEW) >= 0;
    }

    boolean wantsReview() {
        return decision.verdict() == Verdict.REVIEW;
    }

    /** What to ask people. */
    ReviewRequest reviewRequest() {
        return new ReviewRequest(decision.headline(), review);
    }

    boolean warns() {
        return decision.verdict() == Verdict.WARN;
    }

    String headline() {
        return decision.verdict() == Verdict.REVIEW
                ? "an approval is needed: " + decision.headline()
                : decision.headline();
    }

    /**
     * The block of six lines that ends a gate in the console.
     *
     * @param url address of the build relative to Jenkins, with a slash at the end
     */
    List<String> console(String url) {
        long broken = decision.rules().stream().filter(RuleResult::broken).count();
        long failed =
                evidence.scans().stream().filter(scan -> !scan.completed()).count();
        return Stream.of(
                        decision.verdict().name() + ": " + headline(),
                        "rules    " + broken + " of " + decision.rules().size() + " broken" + brokenRules(),
                        "findings " + tally(),
                        "scans    " + evidence.scans().size() + ", " + failed + " failed" + failedScans(),
                        "policies "
                                + decision.policies().stream()
                                        .map(GateOutcome::name)
                                        .collect(Collectors.joining(", ")),
                        "report   " + url + "security-gate/")
                .map(ConsoleLine::of)
                .toList();
    }

    /** What to show elsewhere. */
    DecisionNotice notice(Run<?, ?> run, TaskListener console, boolean waits) {
        DecisionNotice.State state = waits
                ? DecisionNotice.State.WAITS
                : stops() ? DecisionNotice.State.STOPS : DecisionNotice.State.GOES_ON;
        return new DecisionNotice(run, console, state, headline(), TextSummary.of(evidence, decision));
    }

    private static String name(PolicyRef policy) {
        String digest = policy.digest();
        return policy.name() + (policy.version().isEmpty() ? "" : " v" + policy.version()) + " ("
                + digest.substring(0, Math.min(8, digest.length())) + ")";
    }

    private String brokenRules() {
        return listed(decision.rules().stream()
                .filter(RuleResult::broken)
                .map(rule -> rule.rule() + ": " + rule.explanation())
                .toList());
    }

    private String failedScans() {
        return listed(evidence.scans().stream()
                .filter(scan -> !scan.completed())
                .map(Scan::tool)
                .toList());
    }

    private static String listed(List<String> texts) {
        return texts.isEmpty() ? "" : " — " + String.join("; ", texts);
    }

    private String tally() {
        List<String> parts = new ArrayList<>();
        for (Change change : Change.values()) {
            long count = count(change);
            if (count > 0) {
                parts.add(count + " " + change.name().toLowerCase(Locale.ROOT));
            }
        }
        parts.add(decision.waived().size() + " waived");
        return String.join(", ", parts);
    }

    private long count(Change change) {
        return evidence.findings().stream()
                .filter(finding -> finding.change() == change && !finding.suppressed())
                .count();
    }

    /** What the step returns to Groovy: plain types, because they are saved with the Pipeline's state. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("decision", decision.verdict().id());
        map.put("outcome", decision.outcome().id());
        map.put("headline", headline());
        map.put("risk", evidence.worstRisk().map(Risk::score).orElse(-1));
        map.put(
                "recommendation",
                evidence.worstRisk().map(risk -> risk.recommendation().id()).orElse("none"));
        map.put("violations", violations());
        map.put("new", (int) (count(Change.NEW) + count(Change.UNCOMPARED)));
        map.put("outstanding", (int) count(Change.OUTSTANDING));
        map.put("fixed", (int) count(Change.FIXED));
        map.put("waived", decision.waived().size());
        map.put("suppressed", (int)
                evidence.findings().stream().filter(Finding::suppressed).count());
        return map;
    }

    private List<Map<String, Object>> violations() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (RuleResult rule : decision.rules()) {
            if (rule.broken()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("policy", rule.policy());
                entry.put("rule", rule.rule());
                entry.put("verdict", rule.verdict().id());
                entry.put("explanation", rule.explanation());
                entry.put("count", rule.tally().counted());
                list.add(entry);
            }
        }
        return list;
    }
}
