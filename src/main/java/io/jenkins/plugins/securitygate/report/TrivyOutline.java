package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first pass over a Trivy report shows: who wrote it about what. The entries are read in a second pass, so that
 * the order of members does not matter, which tools such as {@code jq -S} change.
 */
final class TrivyOutline {
    private static final int NEWEST_SCHEMA = 2;

    private final List<TrivyTarget> targets = new ArrayList<>();
    private String artifact = "";
    private String artifactType = "";

    private TrivyOutline() {}

    /** Reads the outline and tells the sink of tool, time and kinds. */
    static TrivyOutline of(Report report, ScanSink sink) throws IOException, ReportException {
        TrivyOutline outline = new TrivyOutline();
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isObject()) {
                json.members(name -> outline.header(name, json, sink));
            } else {
                json.elements(() -> outline.target(json));
            }
            json.end();
        }
        outline.kinds(sink);
        return outline;
    }

    /** The target of a result, by the place of the result in the report. */
    TrivyTarget target(int index) {
        TrivyTarget target = targets.get(index);
        return isImage()
                ? new TrivyTarget(target.name(), target.type(), Images.name(artifact), target.resource())
                : target;
    }

    private void header(String name, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (name) {
            case "SchemaVersion" -> schema(json);
            case "ArtifactName" -> artifact = json.text();
            case "ArtifactType" -> artifactType = json.text();
            case "CreatedAt" -> sink.started(Timestamps.parse(json.text()));
            case "Trivy" -> sink.tool("trivy", Nodes.text(json.tree(), "Version"));
            case "Results" -> json.elements(() -> target(json));
            case "Resources", "Findings" -> json.elements(() -> resource(json));
            default -> {}
        }
    }

    private static void schema(JsonCursor json) throws IOException {
        if (json.integer(0) > NEWEST_SCHEMA) {
            throw json.bad("schema version " + json.text() + " is newer than this reader, which knows 1 and 2");
        }
    }

    private void resource(JsonCursor json) throws IOException, ReportException {
        String[] parts = {"", "", ""};
        int first = targets.size();
        json.members(name -> {
            switch (name) {
                case "Namespace" -> parts[0] = json.text();
                case "Kind" -> parts[1] = json.text();
                case "Name" -> parts[2] = json.text();
                case "Results" -> json.elements(() -> target(json));
                default -> {}
            }
        });
        String resource = String.join("/", parts);
        targets.subList(first, targets.size())
                .replaceAll(target -> new TrivyTarget(target.name(), target.type(), "", resource));
    }

    private void target(JsonCursor json) throws IOException, ReportException {
        String[] parts = {"", ""};
        json.members(name -> {
            switch (name) {
                case "Target" -> parts[0] = json.text();
                case "Class" -> parts[1] = json.text();
                default -> {}
            }
        });
        targets.add(new TrivyTarget(parts[0], parts[1], "", ""));
    }

    private boolean isImage() {
        return artifactType.equals("container_image");
    }

    /** Only what the results show was looked for; a report without any says no more than what was scanned. */
    private void kinds(ScanSink sink) {
        for (int i = 0; i < targets.size(); i++) {
            sink.kind(target(i).kind());
        }
        if (isImage()) {
            sink.kind(ScanKind.CONTAINER);
        } else if (targets.isEmpty()) {
            sink.kind(ScanKind.DEPENDENCY);
        }
    }
}
