package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of kube-hunter. The evidence is left out: it may be a token that lets into the cluster. */
@AutoService(ReportReader.class)
public final class KubeHunterReader implements ReportReader {
    @Override
    public String format() {
        return "kube-hunter";
    }

    @Override
    public String title() {
        return "kube-hunter JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("nodes") && probe.has("services") && probe.has("vulnerabilities");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kube-hunter", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                if (member.equals("vulnerabilities")) {
                    json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String id = Nodes.text(entry, "vid");
        boolean named = !id.isEmpty() && !id.equals("None");
        String location = Nodes.text(entry, "location");
        return Finding.of(ScanKind.DAST, named ? id : Nodes.required(json, entry, "vulnerability"))
                .title(Nodes.text(entry, "vulnerability"))
                .description(Nodes.text(entry, "description"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .endpoint(new Endpoint("", location, ""))
                .target(location)
                .url(Nodes.text(entry, "avd_reference"));
    }
}
