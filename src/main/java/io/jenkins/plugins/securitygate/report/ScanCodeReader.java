package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the JSON of ScanCode Toolkit: packages with their licences; files that it could not scan are errors. */
@AutoService(ReportReader.class)
public final class ScanCodeReader implements ReportReader {
    @Override
    public String format() {
        return "scancode";
    }

    @Override
    public String title() {
        return "ScanCode Toolkit JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean named = probe.value("headers.tool_name").equals("scancode-toolkit");
        return !probe.isArray() && named;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("scancode-toolkit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "headers" -> json.elements(() -> header(json.tree(), sink));
                    case "packages" -> json.records(sink, () -> sink.component(component(json, Nodes.entry(json))));
                    case "files" -> json.elements(() -> file(json.tree(), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void header(JsonNode header, ScanSink sink) {
        sink.tool("scancode-toolkit", Nodes.text(header, "tool_version"));
    }

    private static void file(JsonNode file, ScanSink sink) {
        for (String error : Nodes.texts(file, "scan_errors")) {
            sink.error(Nodes.text(file, "path"), "ScanCode could not scan this file: " + error);
        }
    }

    private static Component component(JsonCursor json, JsonNode entry) {
        String license = Nodes.first(
                entry, "declared_license_expression_spdx", "declared_license_expression", "license_expression");
        String namespace = Nodes.text(entry, "namespace");
        String name = Nodes.required(json, entry, "name");
        return new Component(
                Nodes.text(entry, "purl"),
                namespace.isEmpty() ? name : namespace + "/" + name,
                Nodes.text(entry, "version"),
                license.isEmpty() ? List.of() : List.of(license),
                Nodes.texts(entry, "datafile_paths").stream().findFirst().orElse(""),
                Scope.UNKNOWN);
    }
}
