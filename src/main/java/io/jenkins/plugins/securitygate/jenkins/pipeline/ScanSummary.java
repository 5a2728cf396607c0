package io.jenkins.plugins.securitygate.jenkins.pipeline;

import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.Severity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One {@code securityScan} in words and numbers.
 *
 * @param scans what was run or read
 * @param counts findings that nobody suppressed, by severity
 */
record ScanSummary(List<Scan> scans, Map<Severity, Integer> counts) {

    static ScanSummary of(Evidence evidence) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        for (Finding finding : evidence.findings()) {
            if (!finding.suppressed()) {
                counts.merge(finding.severity(), 1, Integer::sum);
            }
        }
        return new ScanSummary(evidence.scans(), counts);
    }

    boolean completed() {
        return scans.stream().allMatch(Scan::completed);
    }

    /** Why it did not complete, or how many findings there are. */
    String headline() {
        return scans.stream()
                .filter(scan -> !scan.completed())
                .map(scan -> scan.tool() + " failed: " + scan.message())
                .findFirst()
                .orElseGet(this::severities);
    }

    /** One line for each scan. */
    List<String> lines() {
        return scans.stream().map(ScanSummary::line).map(ConsoleLine::of).toList();
    }

    private static String line(Scan scan) {
        String what = scan.tool() + " (" + scan.source() + ")";
        return scan.completed()
                ? what + ": " + scan.counts().findings()
                        + (scan.counts().findings() == 1 ? " finding, " : " findings, ")
                        + scan.counts().suppressed() + " suppressed, "
                        + scan.counts().failedEntries() + " unreadable entries"
                : what + " FAILED: " + scan.message();
    }

    private String severities() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().id())
                .collect(Collectors.joining(", ", "findings: ", ""));
    }

    /** What the step returns to Groovy: plain types, because they are saved with the Pipeline's state. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("completed", completed());
        map.put("scans", scans.size());
        map.put("findings", counts.values().stream().mapToInt(Integer::intValue).sum());
        counts.forEach((severity, count) -> map.put(severity.id(), count));
        return map;
    }
}
