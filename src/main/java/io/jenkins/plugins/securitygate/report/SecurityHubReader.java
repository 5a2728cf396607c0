package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Reads findings in AWS's ASFF, as Security Hub exports them for itself, Inspector, GuardDuty and other products. */
@AutoService(ReportReader.class)
public final class SecurityHubReader implements ReportReader {
    @Override
    public String format() {
        return "aws-securityhub";
    }

    @Override
    public String title() {
        return "AWS Security Hub findings (ASFF)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONFIGURATION, ScanKind.DEPENDENCY, ScanKind.CONTAINER);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean list = probe.isArray() && probe.has("ProductArn") && probe.has("GeneratorId");
        boolean findings = probe.has("Findings.GeneratorId") || probe.has("findings.GeneratorId");
        return list || findings || probe.head().replaceAll("\\s", "").equalsIgnoreCase("{\"Findings\":[]}");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("aws-securityhub", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isObject()) {
                json.members(member -> {
                    if (member.equalsIgnoreCase("findings")) {
                        records(json, sink);
                    }
                });
            } else {
                records(json, sink);
            }
            json.end();
        }
    }

    private static void records(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.records(sink, () -> {
            SecurityHubFinding finding = new SecurityHubFinding(Nodes.entry(json));
            if (finding.rule().isBlank()) {
                throw json.bad("the finding has no GeneratorId");
            }
            sink.kind(finding.kind());
            sink.finding(finding.finding());
        });
    }
}
