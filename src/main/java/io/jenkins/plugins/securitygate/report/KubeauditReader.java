package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON Lines of kubeaudit. Lines of its own log, which have no result, stand among them. */
@AutoService(ReportReader.class)
public final class KubeauditReader implements ReportReader {
    private static final String OVERRIDDEN = "Audit result overridden";

    @Override
    public String format() {
        return "kubeaudit";
    }

    @Override
    public String title() {
        return "kubeaudit JSON Lines";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean result = probe.has("AuditResultName") && probe.has("level");
        boolean none = probe.value("msg").equals("All checks completed. 0 high-risk vulnerabilities found");
        return !probe.isArray() && (result || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kubeaudit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.lines(sink, () -> {
                JsonNode entry = Nodes.entry(json);
                sink.started(Timestamps.parse(Nodes.text(entry, "time")));
                if (entry.has("AuditResultName")) {
                    sink.finding(finding(json, entry));
                } else if (Nodes.text(entry, "level").equals("error")) {
                    sink.error(json.place(), "kubeaudit: " + Nodes.text(entry, "msg"));
                }
            });
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String message = Nodes.text(entry, "msg");
        boolean overridden = message.startsWith(OVERRIDDEN);
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "AuditResultName"))
                .title(message)
                .severity(severity(Nodes.text(entry, "level")))
                .target(KubernetesNames.resource(
                        Nodes.text(entry, "ResourceKind"),
                        Nodes.text(entry, "ResourceNamespace"),
                        Nodes.text(entry, "ResourceName")))
                .identity(Nodes.text(entry, "Container") + " " + message)
                .suppression(
                        overridden
                                ? new Suppression(
                                        Suppression.State.ACCEPTED,
                                        "kubeaudit label",
                                        Nodes.text(entry, "OverrideReason"))
                                : null);
    }

    private static Severity severity(String level) {
        return level.equals("fatal") ? Severity.CRITICAL : Severity.of(level);
    }
}
