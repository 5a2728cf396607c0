package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Reads the JSON of Arachni. Options, pages, requests and responses are left out: they hold the session of the scan. */
@AutoService(ReportReader.class)
public final class ArachniReader implements ReportReader {
    @Override
    public String format() {
        return "arachni";
    }

    @Override
    public String title() {
        return "Arachni JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("seed") && probe.has("options") && probe.has("sitemap");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("arachni", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "version" -> sink.tool("arachni", json.text());
                    case "start_datetime" -> sink.started(Timestamps.ofClock(json.text()));
                    case "issues" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode issue) {
        String check = Nodes.text(issue.path("check"), "shortname");
        JsonNode vector = issue.path("vector");
        Iterator<JsonNode> references = issue.path("references").elements();
        return Finding.of(ScanKind.DAST, check.isEmpty() ? Nodes.required(json, issue, "name") : check)
                .title(Nodes.text(issue, "name"))
                .description(Nodes.text(issue, "description"))
                .severity(Severity.of(Nodes.text(issue, "severity")))
                .endpoint(new Endpoint(
                        Nodes.text(vector, "method"),
                        Nodes.first(vector, "action", "url"),
                        Nodes.text(vector, "affected_input_name")))
                .cwes(Cwe.numbers(List.of(Nodes.text(issue, "cwe"))))
                .remediation(Nodes.text(issue, "remedy_guidance"))
                .url(references.hasNext() ? references.next().asText() : Nodes.text(issue, "cwe_url"));
    }
}
