package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of Grype: the matches, and those that its ignore rules or VEX documents took out as suppressed. */
@AutoService(ReportReader.class)
public final class GrypeReader implements ReportReader {
    @Override
    public String format() {
        return "grype";
    }

    @Override
    public String title() {
        return "Grype JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY, ScanKind.CONTAINER);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean match = probe.has("matches.vulnerability") && probe.has("matches.artifact");
        boolean ignored = probe.has("ignoredMatches.vulnerability") && probe.has("ignoredMatches.artifact");
        boolean none = probe.has("matches") && probe.value("descriptor.name").equals("grype");
        return !probe.isArray() && (match || ignored || none);
    }

    /** Reads twice, since what was scanned stands behind the matches. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        GrypeFindings findings = new GrypeFindings(outline(report, sink));
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "matches", "ignoredMatches" ->
                        json.records(sink, () -> sink.finding(findings.of(json, Nodes.entry(json))));
                    default -> {}
                }
            });
        }
    }

    /** The scanned image, empty when it was none. */
    private static String outline(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("grype", "");
        String[] image = {""};
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "source" -> image[0] = image(json);
                    case "descriptor" -> descriptor(json, sink);
                    default -> {}
                }
            });
            json.end();
        }
        if (!image[0].isEmpty()) {
            sink.kind(ScanKind.CONTAINER);
        }
        sink.kind(ScanKind.DEPENDENCY);
        return image[0];
    }

    private static String image(JsonCursor json) throws IOException {
        JsonNode source = json.tree();
        boolean isImage = Nodes.text(source, "type").equals("image");
        return isImage ? Images.name(Nodes.text(source.path("target"), "userInput")) : "";
    }

    private static void descriptor(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.members(name -> {
            switch (name) {
                case "version" -> sink.tool("grype", json.text());
                case "timestamp" -> sink.started(Timestamps.parse(json.text()));
                default -> {}
            }
        });
    }
}
