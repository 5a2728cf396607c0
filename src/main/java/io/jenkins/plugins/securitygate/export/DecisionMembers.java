package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What scripts branch on: the members of the decision file that are a text or a number, in its order. */
final class DecisionMembers {
    private final Outcome outcome;
    private final String undecided;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private DecisionMembers(Outcome outcome, String undecided) {
        this.outcome = outcome;
        this.undecided = undecided;
    }

    /**
     * The members by name; every value is a {@link String} or a {@link Number}.
     *
     * @param undecided the headline when nothing was decided
     */
    static Map<String, Object> of(Outcome outcome, String undecided) {
        DecisionMembers all = new DecisionMembers(outcome, undecided);
        all.verdict();
        all.subject();
        all.counts();
        all.risk();
        return all.members;
    }

    private void verdict() {
        members.put("schema", DecisionExport.SCHEMA);
        members.put(
                "decision",
                outcome.decision().map(decision -> decision.verdict().id()).orElse("none"));
        members.put(
                "outcome",
                outcome.decision().map(decision -> decision.outcome().id()).orElse("none"));
        members.put("headline", outcome.decision().map(Decision::headline).orElse(undecided));
        review(outcome.decision().map(Decision::review).orElse(Review.NONE));
    }

    private void review(Review review) {
        members.put("approval", review.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        members.put("approvalBy", review.by());
        members.put("approvalAt", review.at() == null ? "" : review.at().toString());
        members.put("approvalReason", review.reason());
    }

    private void subject() {
        Subject subject = outcome.decision()
                .map(Decision::subject)
                .orElse(outcome.evidence().subject());
        members.put("subject", subject.name());
        members.put("revision", subject.revision());
        members.put("stage", subject.stage());
        members.put("region", subject.region());
        members.put(
                "decidedAt",
                outcome.decision()
                        .map(decision -> decision.decided().toString())
                        .orElse(""));
        members.put("collectedAt", outcome.evidence().collected().toString());
        members.put("baseline", outcome.evidence().baseline());
    }

    private void counts() {
        members.put("blockers", outcome.blockers().size());
        for (Severity severity : Severity.values()) {
            members.put(severity.id(), outcome.open(severity));
        }
        for (FindingState state : FindingState.values()) {
            members.put(state.id(), outcome.count(state));
        }
        members.put("suppressedByVex", outcome.suppressedByVex());
        members.put(
                "failedScans",
                outcome.evidence().scans().stream()
                        .filter(scan -> !scan.completed())
                        .count());
    }

    private void risk() {
        Optional<Risk> worst = outcome.evidence().worstRisk();
        members.put("risk", worst.map(Risk::score).orElse(-1));
        members.put("riskBefore", worst.map(Risk::previousScore).orElse(-1));
        members.put(
                "recommendation", worst.map(risk -> risk.recommendation().id()).orElse("none"));
    }
}
