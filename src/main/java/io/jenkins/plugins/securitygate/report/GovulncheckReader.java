package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON stream of govulncheck (protocol 1). It lists a vulnerability once for the module, again for the package
 * and again for each way to call it; here these are one finding, suppressed when a scan by symbols found no call.
 */
@AutoService(ReportReader.class)
public final class GovulncheckReader implements ReportReader {
    @Override
    public String format() {
        return "govulncheck";
    }

    @Override
    public String title() {
        return "govulncheck JSON stream";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("config.protocol_version") && probe.has("config.scanner_name");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        Map<String, JsonNode> vulnerabilities = new LinkedHashMap<>();
        Map<String, GovulncheckFinding> findings = new LinkedHashMap<>();
        boolean[] bySymbol = {false};
        try (JsonCursor json = JsonCursor.open(report)) {
            do {
                JsonNode message = Nodes.entry(json);
                JsonNode config = message.path("config");
                if (config.isObject()) {
                    sink.tool(Nodes.text(config, "scanner_name"), Nodes.text(config, "scanner_version"));
                    bySymbol[0] = !Set.of("module", "package").contains(Nodes.text(config, "scan_level"));
                } else if (message.path("osv").isObject()) {
                    vulnerabilities.put(Nodes.text(message.path("osv"), "id"), message.path("osv"));
                } else if (message.path("finding").isObject()) {
                    finding(json, message.path("finding"), findings, sink);
                }
            } while (json.nextRoot());
        }
        findings.forEach((key, finding) -> sink.finding(finding.of(vulnerabilities.get(finding.id()), bySymbol[0])));
    }

    private static void finding(
            JsonCursor json, JsonNode entry, Map<String, GovulncheckFinding> findings, ScanSink sink) {
        sink.record();
        String id = Nodes.text(entry, "osv");
        JsonNode vulnerable = entry.path("trace").path(0);
        if (id.isEmpty() || Nodes.text(vulnerable, "module").isEmpty()) {
            sink.error(json.place(), "the finding names no vulnerability or no module");
            return;
        }
        findings.merge(
                id + " " + Nodes.text(vulnerable, "module"),
                new GovulncheckFinding(id, entry),
                (first, next) -> next.isCalled() && !first.isCalled() ? next : first);
    }
}
