package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of Fairwinds Polaris: the checks that workloads, their pods and containers fail. */
@AutoService(ReportReader.class)
public final class PolarisReader implements ReportReader {
    @Override
    public String format() {
        return "polaris";
    }

    @Override
    public String title() {
        return "Polaris JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("PolarisOutputVersion");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("polaris", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "AuditTime" -> sink.started(Timestamps.parse(json.text()));
                    case "Results" -> json.elements(() -> workload(json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void workload(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode workload = Nodes.entry(json);
        String namespace = Nodes.text(workload, "Namespace");
        String name = (namespace.isEmpty() ? "" : namespace + "/") + Nodes.text(workload, "Kind") + "/"
                + Nodes.text(workload, "Name");
        JsonNode pod = workload.path("PodResult");
        checks(workload, name, json, sink);
        checks(pod, name, json, sink);
        for (JsonNode container : pod.path("ContainerResults")) {
            checks(container, name + " container " + Nodes.text(container, "Name"), json, sink);
        }
    }

    private static void checks(JsonNode owner, String target, JsonCursor json, ScanSink sink) {
        for (JsonNode check : owner.path("Results")) {
            sink.record();
            String id = Nodes.text(check, "ID");
            if (id.isEmpty()) {
                sink.error(json.place(), "a check of " + target + " has no ID");
            } else if (!check.path("Success").asBoolean()) {
                sink.finding(Finding.of(ScanKind.CONFIGURATION, id)
                        .title(Nodes.text(check, "Message"))
                        .description(String.join("\n", Nodes.texts(check, "Details")))
                        .severity(severity(Nodes.text(check, "Severity")))
                        .target(target));
            }
        }
    }

    private static Severity severity(String word) {
        return word.equals("danger") ? Severity.HIGH : Severity.of(word);
    }
}
