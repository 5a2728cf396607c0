package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of pip-audit: the object of today and the bare list of the versions before 2.0. It rates nothing. */
@AutoService(ReportReader.class)
public final class PipAuditReader implements ReportReader {
    @Override
    public String format() {
        return "pip-audit";
    }

    @Override
    public String title() {
        return "pip-audit JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        if (probe.isArray()) {
            return probe.has("name") && probe.has("vulns");
        }
        boolean skipped = probe.has("dependencies.name") && probe.has("dependencies.skip_reason");
        boolean none = probe.has("dependencies") && probe.has("fixes");
        return probe.has("dependencies.vulns") || skipped || none;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("pip-audit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isObject()) {
                json.members(name -> {
                    if (name.equals("dependencies")) {
                        json.elements(() -> dependency(json, sink));
                    }
                });
            } else {
                json.elements(() -> dependency(json, sink));
            }
            json.end();
        }
    }

    private static void dependency(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        JsonNode entry = Nodes.entry(json);
        String name = Nodes.text(entry, "name");
        String version = Nodes.text(entry, "version");
        Component component = Component.of(Purls.of("pypi", name, version), name, version);
        sink.component(component);
        String skipped = Nodes.text(entry, "skip_reason");
        if (!skipped.isEmpty()) {
            sink.error(json.place(), name + " was not audited: " + skipped);
        }
        for (JsonNode vulnerability : entry.path("vulns")) {
            sink.record();
            String id = Nodes.text(vulnerability, "id");
            if (id.isEmpty()) {
                sink.error(json.place(), "a vulnerability of " + name + " has no id");
            } else {
                sink.finding(finding(id, vulnerability, component));
            }
        }
    }

    private static Finding.Builder finding(String id, JsonNode vulnerability, Component component) {
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + component.name())
                .description(Nodes.text(vulnerability, "description"))
                .component(component)
                .advisory(Advisory.of(
                        VulnerabilityIds.of(id, Nodes.texts(vulnerability, "aliases")),
                        Nodes.texts(vulnerability, "fix_versions")))
                .url("https://osv.dev/vulnerability/" + id);
    }
}
