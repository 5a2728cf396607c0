package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of kube-linter, which rates nothing: every check that fails is a medium one. */
@AutoService(ReportReader.class)
public final class KubeLinterReader implements ReportReader {
    @Override
    public String format() {
        return "kube-linter";
    }

    @Override
    public String title() {
        return "kube-linter JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean checks = probe.has("Checks.template") && probe.has("Checks.name");
        return !probe.isArray() && (checks || probe.has("Summary.KubeLinterVersion"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kube-linter", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "Reports" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    case "Summary" -> json.members(name -> summary(name, json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void summary(String name, JsonCursor json, ScanSink sink) throws IOException {
        switch (name) {
            case "KubeLinterVersion" -> sink.tool("kube-linter", json.text());
            case "CheckEndTime" -> sink.started(Timestamps.parse(json.text()));
            default -> {}
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String check = Nodes.required(json, entry, "Check");
        String message = Nodes.text(entry.path("Diagnostic"), "Message");
        JsonNode object = entry.path("Object").path("K8sObject");
        return Finding.of(ScanKind.CONFIGURATION, check)
                .title(message)
                .severity(Severity.MEDIUM)
                .location(Location.of(Nodes.text(entry.path("Object").path("Metadata"), "FilePath"), 0))
                .target(KubernetesNames.resource(
                        Nodes.text(object.path("GroupVersionKind"), "Kind"),
                        Nodes.text(object, "Namespace"),
                        Nodes.text(object, "Name")))
                // It names the container, of which an object may have several.
                .identity(message)
                .remediation(Nodes.text(entry, "Remediation"))
                .url("https://docs.kubelinter.io/#/generated/checks?id=" + check);
    }
}
