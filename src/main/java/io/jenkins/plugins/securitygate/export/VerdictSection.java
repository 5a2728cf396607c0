package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Review;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** The banner: verdict, headline, what it is about, and the counts. */
final class VerdictSection implements Section {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Override
    public void write(Html html, Outcome outcome) throws IOException {
        String tone = outcome.decision()
                .map(VerdictSection::tone)
                .orElse(outcome.undecided().failed() ? "bad" : "none");
        html.open("section", "class", "sg-verdict sg-verdict--" + tone, "id", "verdict", "aria-labelledby", "verdict-h")
                .open("div", "class", "sg-verdict-head")
                .open("div", "class", "sg-verdict-icon");
        Badge.icon(html, tone).close();
        html.open("div")
                .open("h1", "id", "verdict-h")
                .text(word(outcome))
                .close()
                .leaf("p", "sg-headline", headline(outcome))
                .close(2);
        about(html, outcome);
        tiles(html, outcome);
        html.close();
    }

    private static String tone(Decision decision) {
        return tone(decision.review().state() == Review.State.APPROVED ? Verdict.WARN : decision.outcome());
    }

    static String tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "good";
            case WARN -> "warn";
            case REVIEW -> "review";
            case FAIL -> "bad";
        };
    }

    private static String word(Outcome outcome) {
        int blockers = outcome.blockers().size();
        return outcome.decision()
                .map(decision -> switch (decision.verdict()) {
                    case PASS -> "Passed";
                    case WARN -> "Passed with warnings";
                    case REVIEW -> reviewed(decision.review().state()) + ": " + Section.plural(blockers, "blocker");
                    case FAIL -> "Failed: " + Section.plural(blockers, "blocker");
                })
                .orElse(outcome.undecided().title());
    }

    private static String reviewed(Review.State state) {
        return switch (state) {
            case NONE -> "Needs review";
            case APPROVED -> "Approved after review";
            case REJECTED -> "Rejected after review";
            case TIMED_OUT -> "Not reviewed in time";
        };
    }

    private static String review(Review review) {
        if (review.state() == Review.State.NONE) {
            return "";
        }
        String by = review.by().isEmpty() ? "" : " by " + review.by();
        String reason = review.reason().isEmpty() ? "" : ": " + review.reason();
        return review.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + by + " on " + time(review.at())
                + reason + "; the build "
                + (review.outcome() == Verdict.FAIL ? "stopped" : "went on");
    }

    private static String headline(Outcome outcome) {
        return outcome.decision()
                .map(Decision::headline)
                .orElse(outcome.undecided().reason());
    }

    private static void about(Html html, Outcome outcome) throws IOException {
        Subject subject = outcome.decision()
                .map(Decision::subject)
                .orElse(outcome.evidence().subject());
        html.open("dl", "class", "sg-about");
        entry(html, "Subject", subject.name());
        entry(html, "Revision", subject.revision());
        entry(html, "Stage", subject.stage());
        entry(html, "Region", subject.region());
        entry(
                html,
                "Compared with",
                outcome.evidence().baseline().isEmpty()
                        ? "no baseline"
                        : outcome.evidence().baseline());
        entry(
                html,
                "Risk",
                outcome.evidence().worstRisk().map(VerdictSection::risk).orElse(""));
        entry(html, "Policies", outcome.decision().map(VerdictSection::policies).orElse("none"));
        entry(
                html,
                "Decided",
                outcome.decision().map(decision -> time(decision.decided())).orElse(""));
        entry(
                html,
                "Review",
                outcome.decision()
                        .map(Decision::review)
                        .map(VerdictSection::review)
                        .orElse(""));
        html.close();
    }

    private static String risk(Risk risk) {
        return risk.line().substring("risk ".length()) + ": "
                + risk.recommendation().id();
    }

    private static String policies(Decision decision) {
        return decision.policies().stream().map(VerdictSection::policy).collect(Collectors.joining(", "));
    }

    private static String policy(PolicyRef policy) {
        return policy.version().isEmpty() ? policy.name() : policy.name() + " " + policy.version();
    }

    static String time(Instant instant) {
        return instant == null ? "unknown" : TIME.format(instant);
    }

    private static void entry(Html html, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            html.open("div").leaf("dt", null, name).leaf("dd", null, value).close();
        }
    }

    private static void tiles(Html html, Outcome outcome) throws IOException {
        html.open("ul", "class", "sg-tiles");
        for (Severity severity : Severity.values()) {
            int open = outcome.open(severity);
            boolean always = severity.atLeast(Severity.LOW);
            if (always || open > 0) {
                tile(
                        html,
                        "sg-tile sg-tile--" + severity.id(),
                        "state=open&severity=" + severity.id(),
                        open,
                        severity.id());
            }
        }
        for (FindingState state : FindingState.values()) {
            int count = outcome.count(state);
            if (state != FindingState.UNCOMPARED || count > 0) {
                tile(html, "sg-tile sg-tile--state", "state=" + state.id(), count, state.label());
            }
        }
        html.close();
    }

    private static void tile(Html html, String cssClass, String filter, int count, String label) throws IOException {
        html.open("li", "class", count == 0 ? cssClass + " sg-tile--zero" : cssClass)
                .filterLink(filter)
                .leaf("b", null, String.format(Locale.ROOT, "%,d", count))
                .leaf("span", null, label)
                .close(2);
    }
}
