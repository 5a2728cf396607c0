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

/** Reads the JSON of tfsec, versions 0.x and 1.x. */
@AutoService(ReportReader.class)
public final class TfsecReader implements ReportReader {
    @Override
    public String format() {
        return "tfsec";
    }

    @Override
    public String title() {
        return "tfsec JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    /** Without results the tool writes {@code {"results": null}}, which no other tool does. */
    @Override
    public boolean recognises(Probe probe) {
        boolean results = probe.has("results.rule_id") && probe.has("results.location.filename");
        boolean none = !probe.isArray() && probe.value("results").equals("null");
        return results || none;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("tfsec", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                if (member.equals("results")) {
                    json.records(sink, () -> result(json, Nodes.entry(json), sink));
                }
            });
            json.end();
        }
    }

    private static void result(JsonCursor json, JsonNode entry, ScanSink sink) {
        boolean passed = entry.path("passed").asBoolean();
        switch (Nodes.text(entry, "status")) {
            case "1", "passed" -> passed = true;
            case "2", "ignored" -> {
                sink.finding(finding(json, entry)
                        .suppression(new Suppression(Suppression.State.SUPPRESSED, "tfsec:ignore", "")));
                return;
            }
            default -> {}
        }
        if (!passed) {
            sink.finding(finding(json, entry));
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        JsonNode location = entry.path("location");
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "rule_id"))
                .title(Nodes.first(entry, "rule_description", "description"))
                .description(Nodes.text(entry, "description"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(new Location(
                        Nodes.text(location, "filename"),
                        location.path("start_line").asInt(),
                        0,
                        location.path("end_line").asInt(),
                        0))
                .target(Nodes.text(entry, "resource"))
                .remediation(Nodes.text(entry, "resolution"))
                .url(Nodes.texts(entry, "links").stream().findFirst().orElse(""));
    }
}
