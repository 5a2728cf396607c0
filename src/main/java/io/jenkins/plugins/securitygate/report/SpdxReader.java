package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads SPDX 2.2 and 2.3 as JSON and as tags with values: packages with their licences, and the advisories that external references name for them.
 * SPDX 3 is another model and refused.
 */
@AutoService(ReportReader.class)
public final class SpdxReader implements ReportReader {
    @Override
    public String format() {
        return "spdx";
    }

    @Override
    public String title() {
        return "SPDX 2.x JSON or tag-value";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY, ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean three = probe.has("@context") && probe.head().contains("spdx.org/rdf/3.");
        return SpdxTags.recognises(probe) || !probe.isArray() && (probe.has("spdxVersion") || three);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("spdx", "");
        sink.kind(ScanKind.LICENSE);
        if (!Probe.of(report).isJson()) {
            SpdxTags.read(report, sink);
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "spdxVersion" -> SpdxPackage.requireVersion(json.text(), report, "/spdxVersion");
                    case "@context", "@graph" ->
                        throw new ReportException(
                                report.name(), "", "SPDX 3 is not supported; write SPDX 2.3 or CycloneDX");
                    case "creationInfo" -> creation(json.tree(), sink);
                    case "packages" ->
                        json.entries(
                                sink, () -> packaged(json, Nodes.entry(json)).send(sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void creation(JsonNode info, ScanSink sink) {
        sink.started(Timestamps.parse(Nodes.text(info, "created")));
        Nodes.texts(info, "creators").forEach(creator -> SpdxPackage.creator(creator, sink));
    }

    private static SpdxPackage packaged(JsonCursor json, JsonNode entry) {
        List<SpdxPackage.Reference> references = new ArrayList<>();
        for (JsonNode reference : entry.path("externalRefs")) {
            references.add(new SpdxPackage.Reference(
                    Nodes.text(reference, "referenceCategory"),
                    Nodes.text(reference, "referenceType"),
                    Nodes.text(reference, "referenceLocator")));
        }
        return new SpdxPackage(
                Nodes.required(json, entry, "name"),
                Nodes.text(entry, "versionInfo"),
                Nodes.text(entry, "licenseConcluded"),
                Nodes.text(entry, "licenseDeclared"),
                references);
    }
}
