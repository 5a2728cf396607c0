package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads what twistcli and Prisma Cloud write of images: JSON, with or without the entity around it, and CSV. */
@AutoService(ReportReader.class)
public final class TwistlockReader implements ReportReader {
    @Override
    public String format() {
        return "twistlock";
    }

    @Override
    public String title() {
        return "Twistlock (Prisma Cloud) JSON or CSV";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONTAINER);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean json = probe.has("results.complianceDistribution")
                || probe.has("results.vulnerabilityDistribution")
                || probe.has("results.vulnerabilities.riskFactors")
                || probe.has("entityInfo") && probe.has("results");
        return json || probe.hasColumns("Repository", "CVE ID", "Compliance ID", "Packages");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("twistlock", "");
        sink.kind(ScanKind.CONTAINER);
        if (!Probe.of(report).isJson()) {
            try (CsvCursor csv = CsvCursor.open(report)) {
                csv.records(sink, () -> sink.finding(TwistlockFindings.of(csv)));
            }
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.elements(() -> entity(json, sink));
            } else {
                entity(json, sink);
            }
            json.end();
        }
    }

    private static void entity(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        String[] image = {""};
        json.members(name -> {
            switch (name) {
                case "entityInfo" -> image[0] = Images.name(Nodes.text(json.tree(), "name"));
                case "results" -> json.elements(() -> result(json, image, sink));
                default -> {}
            }
        });
    }

    /** The image's name stands before the lists. */
    private static void result(JsonCursor json, String[] image, ScanSink sink) throws IOException, ReportException {
        json.members(name -> {
            switch (name) {
                case "name" -> image[0] = Images.name(json.text());
                case "vulnerabilities" ->
                    json.records(sink, () -> {
                        JsonNode entry = Nodes.entry(json);
                        sink.finding(
                                TwistlockFindings.vulnerability(json, entry).target(image[0]));
                    });
                case "compliances" ->
                    json.records(sink, () -> {
                        JsonNode entry = Nodes.entry(json);
                        sink.kind(ScanKind.CONFIGURATION);
                        sink.finding(TwistlockFindings.compliance(json, entry).target(image[0]));
                    });
                default -> {}
            }
        });
    }
}
