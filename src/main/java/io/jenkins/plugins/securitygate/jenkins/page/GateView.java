package io.jenkins.plugins.securitygate.jenkins.page;

import io.jenkins.plugins.securitygate.model.Change;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.PolicyRef;
import io.jenkins.plugins.securitygate.model.RuleResult;
import io.jenkins.plugins.securitygate.model.Subject;
import io.jenkins.plugins.securitygate.model.WaiverUse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page of a build shows, apart from how it is laid out. */
public final class GateView {
    private final Evidence evidence;
    private final Decision decision;
    private final List<String> reports;

    private GateView(Evidence evidence, Decision decision, List<String> reports) {
        this.evidence = evidence;
        this.decision = decision;
        this.reports = reports;
    }

    /** Reads the files of a build; scans are shown even when no gate was reached. */
    static GateView read(BuildFiles files, String job) throws IOException {
        Optional<Evidence> decided = files.evidence();
        Evidence evidence =
                decided.isPresent() ? decided.get() : files.collect(new Subject(job, "", "", ""), Instant.now());
        return new GateView(evidence, files.decision().orElse(null), files.reportNames());
    }

    /** Whether a gate decided; without one there are scans at most. */
    public boolean isDecided() {
        return decision != null;
    }

    /** Names, versions and sources of the policies that decided. */
    public String getPolicies() {
        return decision == null
                ? ""
                : decision.policies().stream().map(GateView::name).collect(Collectors.joining(", "));
    }

    private static String name(PolicyRef policy) {
        String version = policy.version().isEmpty() ? "" : " version " + policy.version();
        String digest = policy.digest().substring(0, Math.min(8, policy.digest().length()));
        return policy.name() + version + " (" + policy.source() + ", SHA-256 " + digest + "…)";
    }

    /** When and about what the gate decided, one sentence. */
    public String getSummary() {
        Subject subject = decision.subject();
        String stage = subject.stage().isEmpty() ? "" : " for stage " + subject.stage();
        String region = subject.region().isEmpty() ? "" : " in region " + subject.region();
        String baseline = evidence.baseline().isEmpty()
                ? "; there was no earlier build to compare with."
                : ", compared with build " + evidence.baseline() + ".";
        return "Decided " + decision.decided().truncatedTo(ChronoUnit.SECONDS) + stage + region + baseline;
    }

    /** Rules that stop the build or ask for a review. */
    public List<RuleView> getBlockers() {
        return decision == null ? List.of() : views(decision.blockers());
    }

    /** Every rule, the broken ones first. */
    public List<RuleView> getRules() {
        if (decision == null) {
            return List.of();
        }
        List<RuleResult> rules = new ArrayList<>(decision.rules());
        rules.sort(Comparator.comparing(RuleResult::verdict).reversed());
        return views(rules);
    }

    public List<WaiverUse> getWaivers() {
        return decision == null ? List.of() : decision.waivers();
    }

    public List<ScanView> getScans() {
        return evidence.scans().stream().map(ScanView::new).toList();
    }

    /** Assessments of risk. */
    public List<RiskView> getRisks() {
        return evidence.risks().stream().map(RiskView::new).toList();
    }

    public int getComponents() {
        return evidence.components().size();
    }

    /** Names of the files that can be downloaded. */
    public List<String> getReports() {
        return reports;
    }

    /** Selects, sorts and cuts the findings. */
    FindingPage findings(FindingQuery query) {
        Set<String> waived = decision == null ? Set.of() : decision.waived();
        List<Finding> matching = evidence.findings().stream()
                .filter(finding -> inState(finding, query.change(), waived))
                .filter(finding ->
                        query.severity().isEmpty() || finding.severity().id().equals(query.severity()))
                .filter(finding -> query.kind().isEmpty() || finding.kind().id().equals(query.kind()))
                .filter(finding -> contains(finding, query.text().toLowerCase(Locale.ROOT)))
                .toList();
        return FindingPage.of(query, matching, waived);
    }

    private static boolean inState(Finding finding, String state, Set<String> waived) {
        return switch (state) {
            case "" -> true;
            case "waived" -> waived.contains(finding.fingerprint());
            case "suppressed" -> finding.suppressed();
            case "new" -> finding.change() == Change.NEW || finding.change() == Change.UNCOMPARED;
            default -> finding.change().name().toLowerCase(Locale.ROOT).equals(state);
        };
    }

    private static boolean contains(Finding finding, String text) {
        return text.isEmpty()
                || (finding.rule() + "\n" + finding.title() + "\n" + finding.place() + "\n" + finding.tool())
                        .toLowerCase(Locale.ROOT)
                        .contains(text);
    }

    private static List<RuleView> views(List<RuleResult> rules) {
        return rules.stream().map(RuleView::new).toList();
    }
}
