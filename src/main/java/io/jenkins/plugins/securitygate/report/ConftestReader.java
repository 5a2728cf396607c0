package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of Conftest. A record is one file in one namespace. */
@AutoService(ReportReader.class)
public final class ConftestReader implements ReportReader {
    @Override
    public String format() {
        return "conftest";
    }

    @Override
    public String title() {
        return "Conftest JSON";
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
        boolean outcome = probe.has("successes") || probe.has("failures") || probe.has("warnings");
        return probe.isArray() && probe.has("filename") && outcome;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("conftest", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.records(sink, () -> file(Nodes.entry(json), sink));
            json.end();
        }
    }

    private static void file(JsonNode file, ScanSink sink) {
        for (JsonNode result : file.path("failures")) {
            sink.finding(finding(file, result, "deny", Severity.HIGH));
        }
        for (JsonNode result : file.path("warnings")) {
            sink.finding(finding(file, result, "warn", Severity.MEDIUM));
        }
        for (JsonNode result : file.path("exceptions")) {
            sink.finding(finding(file, result, "deny", Severity.HIGH)
                    .suppression(new Suppression(Suppression.State.ACCEPTED, "conftest exception", "")));
        }
    }

    /** Policies may give an id and a severity of their own; without them the query stands for the rule. */
    private static Finding.Builder finding(JsonNode file, JsonNode result, String kind, Severity severity) {
        JsonNode metadata = result.path("metadata");
        String id = Nodes.first(metadata, "id", "code", "query");
        String own = Nodes.text(metadata, "severity");
        String message = Nodes.text(result, "msg");
        return Finding.of(
                        ScanKind.CONFIGURATION,
                        id.isEmpty() ? "data." + Nodes.text(file, "namespace") + "." + kind : id)
                .title(message)
                .severity(own.isEmpty() ? severity : Severity.of(own))
                .location(Location.of(Nodes.text(file, "filename"), 0))
                .identity(message);
    }
}
