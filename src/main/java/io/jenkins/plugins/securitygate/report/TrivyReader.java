package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads the JSON of Trivy: schema 2, the bare list of schema 1, and the report of {@code trivy kubernetes}. The custom
 * resources of the Trivy operator are another format.
 */
@AutoService(ReportReader.class)
public final class TrivyReader implements ReportReader {
    @Override
    public String format() {
        return "trivy";
    }

    @Override
    public String title() {
        return "Trivy JSON (schema 1 and 2)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(
                ScanKind.DEPENDENCY, ScanKind.CONTAINER, ScanKind.LICENSE, ScanKind.SECRET, ScanKind.CONFIGURATION);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        if (probe.isArray()) {
            return probe.has("Target") && (probe.has("Vulnerabilities") || probe.has("Type"));
        }
        boolean artifact = probe.has("SchemaVersion") && probe.has("ArtifactName");
        boolean cluster = probe.has("ClusterName") && (probe.has("Resources") || probe.has("Findings"));
        return artifact || cluster;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("trivy", "");
        TrivyOutline outline = TrivyOutline.of(report, sink);
        int[] index = {0};
        try (JsonCursor json = JsonCursor.open(report)) {
            results(json, () -> {
                TrivyFindings findings = new TrivyFindings(json, outline.target(index[0]++), report.secrets());
                json.members(list -> entries(list, json, findings, sink));
            });
        }
    }

    private static void results(JsonCursor json, JsonCursor.Element result) throws IOException, ReportException {
        if (!json.isObject()) {
            json.elements(result);
            return;
        }
        json.members(name -> {
            switch (name) {
                case "Results" -> json.elements(result);
                case "Resources", "Findings" -> json.elements(() -> results(json, result));
                default -> {}
            }
        });
    }

    private static void entries(String list, JsonCursor json, TrivyFindings findings, ScanSink sink)
            throws IOException, ReportException {
        switch (list) {
            case "Packages" -> json.elements(() -> sink.component(findings.component(Nodes.entry(json))));
            case "Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "ExperimentalModifiedFindings" ->
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    Finding.Builder finding = findings.of(list, entry);
                    if (finding != null) {
                        sink.finding(finding);
                    }
                });
            default -> {}
        }
    }
}
