package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of syft: an inventory, which says nothing of vulnerabilities. */
@AutoService(ReportReader.class)
public final class SyftReader implements ReportReader {
    @Override
    public String format() {
        return "syft";
    }

    @Override
    public String title() {
        return "syft JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean artifact = probe.has("artifacts.foundBy") && probe.has("artifacts.purl");
        boolean named = probe.has("artifacts") && probe.value("descriptor.name").equals("syft");
        boolean schema = probe.has("artifacts") && probe.value("schema.url").contains("/syft/");
        return !probe.isArray() && (artifact || named || schema);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("syft", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "artifacts" -> json.records(sink, () -> sink.component(component(json, Nodes.entry(json))));
                    case "descriptor" -> {
                        JsonNode descriptor = json.tree();
                        sink.tool("syft", Nodes.text(descriptor, "version"));
                        sink.started(Timestamps.parse(Nodes.text(descriptor, "timestamp")));
                    }
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Component component(JsonCursor json, JsonNode artifact) {
        return new Component(
                Nodes.text(artifact, "purl"),
                Nodes.required(json, artifact, "name"),
                Nodes.text(artifact, "version"),
                licenses(artifact),
                Nodes.text(artifact.path("locations").path(0), "path"),
                Scope.UNKNOWN);
    }

    /** Texts up to schema 8, objects since; the SPDX expression where syft could make one, else the words found. */
    private static List<String> licenses(JsonNode artifact) {
        List<String> licenses = new ArrayList<>(Nodes.texts(artifact, "licenses"));
        for (JsonNode license : artifact.path("licenses")) {
            String text = Nodes.first(license, "spdxExpression", "value");
            if (!text.isEmpty()) {
                licenses.add(text);
            }
        }
        return licenses;
    }
}
