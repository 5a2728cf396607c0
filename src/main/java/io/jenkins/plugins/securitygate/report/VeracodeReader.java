package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads Veracode's detailed report in XML, and the JSON of its findings API and of its agent-based SCA. */
@AutoService(ReportReader.class)
public final class VeracodeReader implements ReportReader {
    @Override
    public String format() {
        return "veracode";
    }

    @Override
    public String title() {
        return "Veracode detailed report XML, findings JSON or SCA issues JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml =
                probe.xmlRoot().equals("detailedreport") && probe.xmlNamespace().contains("veracode.com");
        boolean findings = probe.has("findings.finding_details") || probe.has("_embedded.findings");
        boolean issues = probe.has("_embedded.issues");
        return xml || !probe.isArray() && (findings || issues);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("veracode", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            readJson(report, sink);
        } else {
            VeracodeXml.read(report, sink);
        }
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("_embedded")) {
                    json.members(list -> list(list, json, sink));
                } else {
                    list(name, json, sink);
                }
            });
            json.end();
        }
    }

    private static void list(String name, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (name) {
            case "findings" -> json.records(sink, () -> VeracodeFinding.add(json, Nodes.entry(json), sink));
            case "issues" -> json.records(sink, () -> VeracodeIssue.add(json, Nodes.entry(json), sink));
            default -> {}
        }
    }
}
