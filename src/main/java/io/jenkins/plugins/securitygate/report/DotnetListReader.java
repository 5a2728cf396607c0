package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads {@code dotnet list package --vulnerable --format json}: one finding for each advisory of each package. */
@AutoService(ReportReader.class)
public final class DotnetListReader implements ReportReader {
    @Override
    public String format() {
        return "dotnet-list";
    }

    @Override
    public String title() {
        return "dotnet list package --vulnerable JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean listed = probe.has("projects.path") || probe.has("projects") && probe.has("parameters");
        return !probe.isArray() && listed && probe.value("parameters").contains("--vulnerable");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("dotnet", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "projects" -> json.elements(() -> project(json, sink));
                    case "problems" -> json.elements(() -> problem(json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void problem(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode problem = Nodes.entry(json);
        if (Nodes.text(problem, "level").equals("error")) {
            sink.failed("dotnet reports: " + Nodes.text(problem, "text"));
        }
    }

    private static void project(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode project = Nodes.entry(json);
        String path = Nodes.text(project, "path");
        for (JsonNode framework : project.path("frameworks")) {
            packages(framework.path("topLevelPackages"), path, Scope.DIRECT, json, sink);
            packages(framework.path("transitivePackages"), path, Scope.TRANSITIVE, json, sink);
        }
    }

    private static void packages(JsonNode packages, String path, Scope scope, JsonCursor json, ScanSink sink) {
        for (JsonNode entry : packages) {
            String name = Nodes.text(entry, "id");
            String version = Nodes.text(entry, "resolvedVersion");
            Component component =
                    new Component(Purls.of("nuget", name, version), name, version, List.of(), path, scope);
            for (JsonNode vulnerability : entry.path("vulnerabilities")) {
                sink.record();
                String url = Nodes.first(vulnerability, "advisoryurl", "advisoryUrl");
                if (name.isEmpty() || url.isEmpty()) {
                    sink.error(json.place(), "a vulnerability names no package or no advisory");
                } else {
                    sink.finding(finding(url, component).severity(Severity.of(Nodes.text(vulnerability, "severity"))));
                }
            }
        }
    }

    private static Finding.Builder finding(String url, Component component) {
        String id = url.substring(url.lastIndexOf('/') + 1);
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + component.name())
                .location(Location.of(component.path(), 0))
                .component(component)
                .advisory(Advisory.of(VulnerabilityIds.of("", List.of(id)), List.of()))
                .url(url);
    }
}
