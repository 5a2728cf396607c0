package io.jenkins.plugins.securitygate.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that one build collected.
 *
 * @param subject what it is about
 * @param collected when it was collected
 * @param baseline revision or name of the evidence that the findings were compared with, empty when there was none
 * @param scans all scans, failed ones included
 * @param findings the findings of all scans; those with {@link Change#FIXED} come from the baseline alone
 * @param components packages of all scans
 * @param facts statements of all scans
 * @param tests test suites of all scans
 * @param risks assessments of risk, at most one for each stage
 * @param vex the VEX documents that were applied to the findings
 */
public record Evidence(
        Subject subject,
        Instant collected,
        String baseline,
        List<Scan> scans,
        List<Finding> findings,
        List<Component> components,
        List<Fact> facts,
        List<TestSuite> tests,
        List<Risk> risks,
        List<VexUse> vex) {
    public Evidence {
        scans = List.copyOf(scans);
        findings = List.copyOf(findings);
        components = List.copyOf(components);
        facts = List.copyOf(facts);
        tests = List.copyOf(tests);
        risks = List.copyOf(risks);
        vex = List.copyOf(vex);
    }

    /** Evidence whose risk nobody assessed, and to which no VEX document was applied. */
    public Evidence(
            Subject subject,
            Instant collected,
            String baseline,
            List<Scan> scans,
            List<Finding> findings,
            List<Component> components,
            List<Fact> facts,
            List<TestSuite> tests) {
        this(subject, collected, baseline, scans, findings, components, facts, tests, List.of(), List.of());
    }

    /** Puts the results of several scans together, in their order and not yet compared with a baseline. */
    public static Evidence of(Subject subject, Instant collected, List<ScanResult> results) {
        List<Scan> scans = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        List<TestSuite> tests = new ArrayList<>();
        for (ScanResult result : results) {
            scans.add(result.scan());
            findings.addAll(result.findings());
            String scan = result.scan().id();
            result.components().forEach(component -> components.add(component.statedBy(scan)));
            facts.addAll(result.facts());
            tests.addAll(result.tests());
        }
        return new Evidence(
                subject,
                collected,
                "",
                scans,
                findings,
                List.copyOf(new java.util.LinkedHashSet<>(components)),
                facts,
                tests);
    }

    /** The same evidence with the findings compared with a baseline. */
    public Evidence compared(String baselineName, List<Finding> comparedFindings) {
        return new Evidence(
                subject, collected, baselineName, scans, comparedFindings, components, facts, tests, risks, vex);
    }

    /** The same evidence with these components. */
    public Evidence withComponents(List<Component> others) {
        return new Evidence(subject, collected, baseline, scans, findings, others, facts, tests, risks, vex);
    }

    /** The same evidence with these assessments of risk. */
    public Evidence withRisks(List<Risk> assessed) {
        return new Evidence(subject, collected, baseline, scans, findings, components, facts, tests, assessed, vex);
    }

    /** The same evidence after VEX documents were applied to its findings. */
    public Evidence withVex(List<Finding> judged, List<VexUse> uses) {
        return new Evidence(subject, collected, baseline, scans, judged, components, facts, tests, risks, uses);
    }

    /** The assessment with the highest score, which is the one that counts. */
    public Optional<Risk> worstRisk() {
        return risks.stream().max(Comparator.comparing(Risk::recommendation).thenComparing(Risk::score));
    }
}
