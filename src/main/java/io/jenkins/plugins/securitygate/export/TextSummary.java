package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.Risk;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Verdict;
import io.jenkins.plugins.securitygate.model.VexUse;
import io.jenkins.plugins.securitygate.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A decision as plain text, the same on the console of a laptop and in the log of a build. */
public final class TextSummary {
    private static final int MAX_VIOLATIONS = 5;
    private static final int SHORT_DIGEST = 12;

    private TextSummary() {}

    /** The verdict, why, what to fix, and what was looked at. */
    public static List<String> of(Evidence evidence, Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add("Security gate: " + decision.verdict().name() + ": " + decision.headline());
        decision.blockers().forEach(rule -> lines.addAll(blocker(rule)));
        lines.add("Scans:    " + scans(evidence));
        lines.add("Findings: " + findings(evidence, decision));
        evidence.vex().forEach(use -> lines.add(vex(use)));
        evidence.risks().forEach(risk -> lines.addAll(risk(risk)));
        lines.add("Policies: " + policies(decision));
        return List.copyOf(lines);
    }

    /** An assessment of risk: score, recommendation, and each reason with what is behind it. */
    public static List<String> risk(Risk risk) {
        List<String> lines = new ArrayList<>();
        String stage = risk.stage().isEmpty() ? "" : " (" + risk.stage() + ")";
        lines.add("Risk:     " + risk.line().substring("risk ".length()) + ", "
                + risk.recommendation().id() + stage);
        for (Risk.Reason reason : risk.reasons()) {
            lines.add("      %3d %s".formatted(reason.share(), reason.title()));
            reason.evidence().stream().limit(MAX_VIOLATIONS).forEach(line -> lines.add(" ".repeat(12) + line));
        }
        return List.copyOf(lines);
    }

    /** Every rule with its state and the numbers that led there. */
    public static List<String> explanation(Decision decision) {
        List<String> lines = new ArrayList<>();
        for (RuleResult rule : decision.rules()) {
            String state = rule.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            lines.add("%-14s %s: %s".formatted(state, rule.rule(), rule.title()));
            lines.add(" ".repeat(15) + rule.explanation());
            lines.addAll(violations(rule, " ".repeat(15)));
        }
        decision.waivers()
                .forEach(use -> lines.add("waiver         %s until %s: %s"
                        .formatted(
                                use.waiver().id(),
                                use.waiver().expires(),
                                use.expired() ? "expired" : use.findings() + " findings waived")));
        lines.add(decision.verdict().name() + ": " + decision.headline());
        return List.copyOf(lines);
    }

    private static List<String> blocker(RuleResult rule) {
        List<String> lines = new ArrayList<>();
        String word = rule.verdict() == Verdict.FAIL ? "✗" : "?";
        lines.add("  " + word + " " + rule.rule() + ": " + rule.title() + " (" + rule.explanation() + ")");
        lines.addAll(violations(rule, "      "));
        return lines;
    }

    private static List<String> violations(RuleResult rule, String indent) {
        List<String> lines = new ArrayList<>();
        for (Violation violation : rule.violations()
                .subList(0, Math.min(MAX_VIOLATIONS, rule.violations().size()))) {
            String severity = violation.severity() == Severity.UNKNOWN
                    ? ""
                    : violation.severity().id() + " ";
            String where = violation.where().isEmpty() ? "" : "  " + violation.where();
            lines.add(indent + severity + violation.what() + where);
        }
        int rest = Math.max(rule.tally().counted(), rule.violations().size()) - MAX_VIOLATIONS;
        if (rest > 0) {
            lines.add(indent + "and " + rest + " more");
        }
        return lines;
    }

    private static String scans(Evidence evidence) {
        return evidence.scans().isEmpty()
                ? "none"
                : evidence.scans().stream().map(TextSummary::scan).collect(Collectors.joining(", "));
    }

    private static String scan(Scan scan) {
        String state = scan.completed() ? " ✓" : " ✗ " + scan.message();
        int unreadable = scan.counts().failedEntries();
        return scan.tool() + state + (unreadable > 0 ? " (" + Section.plural(unreadable, "error") + ")" : "");
    }

    private static String findings(Evidence evidence, Decision decision) {
        long suppressed =
                evidence.findings().stream().filter(Finding::suppressed).count();
        long waived = evidence.findings().stream()
                .filter(finding -> decision.waived().contains(finding.fingerprint()))
                .count();
        String compared = evidence.baseline().isEmpty()
                ? "no baseline"
                : "%d new, %d outstanding, %d fixed"
                        .formatted(
                                count(evidence, Change.NEW),
                                count(evidence, Change.OUTSTANDING),
                                count(evidence, Change.FIXED));
        long all = evidence.findings().size() - count(evidence, Change.FIXED);
        return "%d (%s), %d waived, %d suppressed".formatted(all, compared, waived, suppressed);
    }

    private static String vex(VexUse use) {
        return "VEX:      %d suppressed by %s of %s, %d statements"
                .formatted(use.findings(), use.document(), use.author(), use.statements());
    }

    private static long count(Evidence evidence, Change change) {
        return evidence.findings().stream()
                .filter(finding -> finding.change() == change)
                .count();
    }

    private static String policies(Decision decision) {
        return decision.policies().stream().map(TextSummary::policy).collect(Collectors.joining(", "));
    }

    private static String policy(PolicyRef policy) {
        String version = policy.version().isEmpty() ? "" : " v" + policy.version();
        return policy.name() + version + " (" + policy.digest().substring(0, SHORT_DIGEST) + "…)";
    }
}
