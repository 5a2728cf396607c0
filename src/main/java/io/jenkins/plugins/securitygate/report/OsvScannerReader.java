package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of OSV-Scanner, versions 1 and 2. */
@AutoService(ReportReader.class)
public final class OsvScannerReader implements ReportReader {
    @Override
    public String format() {
        return "osv-scanner";
    }

    @Override
    public String title() {
        return "OSV-Scanner JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean packages = probe.has("results.packages") && probe.has("results.source");
        boolean none = probe.has("results") && probe.has("experimental_config");
        return !probe.isArray() && (packages || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("osv-scanner", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("results")) {
                    json.elements(() -> result(json, sink));
                } else if (name.equals("image_metadata")) {
                    sink.kind(ScanKind.CONTAINER);
                    sink.kind(ScanKind.DEPENDENCY);
                }
            });
            json.end();
        }
    }

    /** The scanner writes the source of a result before its packages. */
    private static void result(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        JsonNode[] source = {MissingNode.getInstance()};
        json.members(name -> {
            switch (name) {
                case "source" -> source[0] = json.tree();
                case "packages" -> json.elements(() -> packageOf(source[0], json, sink));
                default -> {}
            }
        });
    }

    private static void packageOf(JsonNode source, JsonCursor json, ScanSink sink) throws IOException {
        JsonNode entry = Nodes.entry(json);
        OsvPackage subject = OsvPackage.of(source, entry);
        sink.component(subject.component());
        int index = 0;
        for (JsonNode vulnerability : entry.path("vulnerabilities")) {
            sink.record();
            if (Nodes.text(vulnerability, "id").isEmpty()) {
                sink.error(json.place(), "vulnerability " + index + " of the package has no id");
            } else {
                sink.finding(subject.vulnerability(vulnerability));
            }
            index++;
        }
        for (String license : Nodes.texts(entry, "license_violations")) {
            sink.record();
            sink.kind(ScanKind.DEPENDENCY);
            sink.kind(ScanKind.LICENSE);
            sink.finding(subject.license(license));
        }
    }
}
