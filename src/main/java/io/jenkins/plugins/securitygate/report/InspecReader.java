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

/**
 * Reads the JSON of Chef InSpec. A record is one control; it has a finding for each of its results that failed. What a
 * result found instead of what it expected is left out, since it quotes the system.
 */
@AutoService(ReportReader.class)
public final class InspecReader implements ReportReader {
    @Override
    public String format() {
        return "inspec";
    }

    @Override
    public String title() {
        return "InSpec JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("platform.release") && probe.has("profiles");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("inspec", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "version" -> sink.tool("inspec", json.text());
                    case "profiles" -> json.elements(() -> profile(json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void profile(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.members(member -> {
            switch (member) {
                case "status" -> {
                    if (json.text().equals("failed")) {
                        sink.error(json.place(), "InSpec could not load this profile");
                    }
                }
                case "controls" -> json.records(sink, () -> control(json, Nodes.entry(json), sink));
                default -> {}
            }
        });
    }

    private static void control(JsonCursor json, JsonNode control, ScanSink sink) {
        String id = Nodes.required(json, control, "id");
        for (JsonNode result : control.path("results")) {
            if (Nodes.text(result, "status").equals("failed")) {
                sink.finding(finding(id, control, result));
            }
        }
    }

    private static Finding.Builder finding(String id, JsonNode control, JsonNode result) {
        JsonNode source = control.path("source_location");
        String test = Nodes.text(result, "code_desc");
        return Finding.of(ScanKind.CONFIGURATION, id)
                .title(Nodes.text(control, "title"))
                .description(test + "\n" + Nodes.text(control, "desc"))
                .severity(severity(control.path("impact").asDouble(-1)))
                .location(Location.of(
                        Nodes.text(source, "ref"), source.path("line").asInt()))
                .identity(test)
                .suppression(suppression(control.path("waiver_data")));
    }

    private static Suppression suppression(JsonNode waiver) {
        return waiver.size() > 0
                ? new Suppression(Suppression.State.ACCEPTED, "inspec waiver", Nodes.text(waiver, "justification"))
                : null;
    }

    /** The words that InSpec's documentation gives to the numbers. */
    private static Severity severity(double impact) {
        if (impact < 0) {
            return Severity.UNKNOWN;
        }
        if (impact >= 0.9) {
            return Severity.CRITICAL;
        }
        if (impact >= 0.7) {
            return Severity.HIGH;
        }
        if (impact >= 0.4) {
            return Severity.MEDIUM;
        }
        return impact >= 0.01 ? Severity.LOW : Severity.INFO;
    }
}
