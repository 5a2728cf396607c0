package io.jenkins.plugins.securitygate.model;

import java.util.List;

/**
 * Everything that one scan brought.
 *
 * @param scan the run itself
 * @param findings merged and in the order of the report
 * @param components packages that the scan names
 * @param facts statements about the deployment
 * @param tests totals of test suites
 */
public record ScanResult(
        Scan scan, List<Finding> findings, List<Component> components, List<Fact> facts, List<TestSuite> tests) {
    public ScanResult {
        findings = List.copyOf(findings);
        components = List.copyOf(components);
        facts = List.copyOf(facts);
        tests = List.copyOf(tests);
    }
}
