package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.model.Decision;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Provenance;
import io.jenkins.plugins.securitygate.model.Scan;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings as SARIF 2.1.0, one run per scan. Findings of the baseline that this build did not scan for again, or
 * that are fixed, go to the run of the same tool; where there is none, to a run of their own.
 */
public final class SarifExport implements Export {
    @Override
    public String fileName() {
        return "findings.sarif";
    }

    @Override
    public void write(Evidence evidence, Decision decision, OutputStream out) throws IOException {
        Outcome outcome = new Outcome(evidence, decision);
        try (JsonWriter json = JsonWriter.compact(out)) {
            json.object(() -> {
                json.alwaysText("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
                json.alwaysText("version", "2.1.0");
                json.alwaysList(
                        "runs",
                        runs(evidence).entrySet(),
                        run -> json.object(() -> run(json, outcome, run.getKey(), run.getValue())));
            });
        }
    }

    private static Map<Scan, List<Finding>> runs(Evidence evidence) {
        Map<String, Scan> byId = new LinkedHashMap<>();
        Map<String, Scan> byTool = new LinkedHashMap<>();
        Map<Scan, List<Finding>> runs = new LinkedHashMap<>();
        for (Scan scan : evidence.scans()) {
            byId.put(scan.id(), scan);
            byTool.putIfAbsent(scan.tool(), scan);
            runs.put(scan, new ArrayList<>());
        }
        for (Finding finding : evidence.findings()) {
            Scan scan = byId.get(finding.scan());
            if (scan == null || !scan.tool().equals(finding.tool())) {
                scan = byTool.computeIfAbsent(finding.tool(), tool -> absent(finding));
            }
            runs.computeIfAbsent(scan, ignored -> new ArrayList<>()).add(finding);
        }
        return runs;
    }

    /** Stands for the scan of a baseline that has no counterpart in this build. */
    private static Scan absent(Finding finding) {
        return new Scan(
                finding.scan(),
                finding.tool(),
                "",
                Set.of(finding.kind()),
                ScanStatus.FAILED,
                "The scan that found these in the baseline did not run",
                Provenance.IMPORTED,
                "",
                "",
                "",
                null,
                -1,
                Scan.Counts.NONE,
                List.of());
    }

    private static void run(JsonWriter json, Outcome outcome, Scan scan, List<Finding> findings) throws IOException {
        SarifRules rules = new SarifRules(findings);
        SarifResult result = new SarifResult(json, outcome, rules);
        json.object(
                "tool",
                () -> json.object("driver", () -> {
                    json.alwaysText("name", scan.tool().isEmpty() ? "unknown" : scan.tool());
                    json.text("version", scan.toolVersion());
                    rules.write(json);
                }));
        json.object("automationDetails", () -> json.alwaysText("id", scan.id() + "/"));
        json.alwaysList("invocations", List.of(scan), one -> json.object(() -> invocation(json, one)));
        json.alwaysText("columnKind", "utf16CodeUnits");
        json.alwaysList("results", findings, result::write);
        json.object("properties", () -> {
            json.alwaysTexts(
                    "kinds", scan.kinds().stream().map(JsonWriter::lower).toList());
            json.word("provenance", scan.provenance());
            json.text("source", scan.source());
            json.text("reportSha256", scan.reportDigest());
            json.text("baseline", outcome.evidence().baseline());
        });
    }

    private static void invocation(JsonWriter json, Scan scan) throws IOException {
        json.alwaysFlag("executionSuccessful", scan.completed());
        Instant started = scan.started();
        if (started != null) {
            json.alwaysText("startTimeUtc", started.toString());
            json.text(
                    "endTimeUtc",
                    scan.durationMillis() < 0
                            ? ""
                            : started.plusMillis(scan.durationMillis()).toString());
        }
        List<String> notes = new ArrayList<>();
        if (!scan.completed()) {
            notes.add(scan.message().isEmpty() ? "The scan did not complete" : scan.message());
        }
        scan.errors().forEach(error -> notes.add(error.place() + ": " + error.message()));
        json.list(
                "toolExecutionNotifications",
                notes,
                note -> json.object(() -> {
                    json.alwaysText("level", scan.completed() ? "warning" : "error");
                    json.object("message", () -> json.alwaysText("text", note));
                }));
    }
}
