package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of Kubescape, versions 2 and 3. A record is one control of one resource; it has a finding for each of
 * its rules that failed. The resources themselves are left out but for their files: they hold environments.
 */
@AutoService(ReportReader.class)
public final class KubescapeReader implements ReportReader {
    @Override
    public String format() {
        return "kubescape";
    }

    @Override
    public String title() {
        return "Kubescape JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean named = probe.has("clusterAPIServerInfo") || probe.has("clusterName") || probe.has("customerGUID");
        return !probe.isArray() && (named && probe.has("generationTime") || probe.has("summaryDetails.controls"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kubescape", "");
        KubescapeOutline outline = KubescapeOutline.of(report);
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "generationTime" -> sink.started(Timestamps.parse(json.text()));
                    case "metadata" -> metadata(json.tree(), sink);
                    case "results" -> json.elements(() -> resource(outline, json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void metadata(JsonNode metadata, ScanSink sink) {
        sink.tool("kubescape", Nodes.text(metadata.path("scanMetadata"), "kubescapeVersion"));
    }

    private static void resource(KubescapeOutline outline, JsonCursor json, ScanSink sink)
            throws IOException, ReportException {
        String[] id = {""};
        List<JsonNode> early = new ArrayList<>();
        json.members(member -> {
            switch (member) {
                case "resourceID" -> id[0] = json.text();
                case "controls" ->
                    json.records(sink, () -> {
                        JsonNode control = Nodes.entry(json);
                        Nodes.required(json, control, "controlID");
                        if (id[0].isEmpty()) {
                            early.add(control);
                        } else {
                            control(outline, id[0], control, sink);
                        }
                    });
                default -> {}
            }
        });
        early.forEach(control -> control(outline, id[0], control, sink));
    }

    private static void control(KubescapeOutline outline, String resource, JsonNode control, ScanSink sink) {
        boolean excepted = Nodes.text(control.path("status"), "subStatus").equals("w/exceptions");
        for (JsonNode rule : control.path("rules")) {
            boolean exception = excepted || rule.path("exception").size() > 0;
            if (Nodes.text(rule, "status").equals("failed") || exception) {
                Finding.Builder finding = finding(outline, resource, control, rule);
                sink.finding(exception ? finding.suppression(suppression(rule)) : finding);
            }
        }
    }

    private static Suppression suppression(JsonNode rule) {
        String name = Nodes.text(rule.path("exception").path(0), "name");
        return new Suppression(Suppression.State.ACCEPTED, "kubescape exception", name);
    }

    private static Finding.Builder finding(KubescapeOutline outline, String resource, JsonNode control, JsonNode rule) {
        String id = Nodes.text(control, "controlID");
        return Finding.of(ScanKind.CONFIGURATION, id)
                .title(Nodes.text(control, "name"))
                .severity(outline.severity(control))
                .location(Location.of(outline.path(resource), 0))
                .target(outline.name(resource))
                .identity(Nodes.text(rule, "name"))
                .remediation(fix(rule))
                .url("https://kubescape.io/docs/controls/" + id.toLowerCase(java.util.Locale.ROOT));
    }

    /** The settings that would repair it; their values are those of the control, not of the resource. */
    private static String fix(JsonNode rule) {
        List<String> settings = new ArrayList<>();
        for (JsonNode path : rule.path("paths")) {
            String setting = Nodes.text(path.path("fixPath"), "path");
            if (!setting.isEmpty()) {
                settings.add("Set " + setting + " to " + Nodes.text(path.path("fixPath"), "value"));
            }
        }
        return String.join("\n", settings);
    }
}
