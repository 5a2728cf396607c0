package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the JSON of kube-bench: the object of today, and the bare groups of controls of the versions before 0.5. A check
 * that failed is a medium finding; one that only a person can do ({@code WARN}) is kept as an informational one. The
 * actual values are left out: they may be command lines with tokens.
 */
@AutoService(ReportReader.class)
public final class KubeBenchReader implements ReportReader {
    @Override
    public String format() {
        return "kube-bench";
    }

    @Override
    public String title() {
        return "kube-bench JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean group = probe.has("node_type") && probe.has("tests.section");
        boolean controls = probe.has("Controls.node_type") || probe.has("Controls") && probe.has("Totals.total_fail");
        return group || !probe.isArray() && controls;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kube-bench", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.elements(() -> group(json, sink));
            } else {
                group(json, sink);
            }
            json.end();
        }
    }

    /** Reads a group of controls, or the object around all groups, which has none of a group's members. */
    private static void group(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        String[] node = {""};
        json.members(member -> {
            switch (member) {
                case "Controls" -> json.elements(() -> group(json, sink));
                case "node_type" -> node[0] = json.text();
                case "tests" ->
                    json.elements(() -> json.members(name -> {
                        if (name.equals("results")) {
                            json.records(sink, () -> check(node[0], json, Nodes.entry(json), sink));
                        }
                    }));
                default -> {}
            }
        });
    }

    private static void check(String node, JsonCursor json, JsonNode entry, ScanSink sink) {
        String status = Nodes.required(json, entry, "status");
        switch (status) {
            case "FAIL" -> sink.finding(finding(node, json, entry).severity(Severity.MEDIUM));
            case "WARN" ->
                sink.finding(finding(node, json, entry)
                        .severity(Severity.INFO)
                        .description("kube-bench cannot tell; a person has to check. " + Nodes.text(entry, "reason")));
            case "PASS", "INFO" -> {}
            default -> throw json.bad("unknown status '" + status + "'");
        }
    }

    private static Finding.Builder finding(String node, JsonCursor json, JsonNode entry) {
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "test_number"))
                .title(Nodes.text(entry, "test_desc"))
                .description(Nodes.text(entry, "reason"))
                .target(node)
                .remediation(Nodes.text(entry, "remediation"));
    }
}
