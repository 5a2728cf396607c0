package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of nuclei, as JSON Lines and as an array. Requests, responses, commands and extracted results are left
 * out: they hold the sessions of the scan and whatever secrets it found.
 */
@AutoService(ReportReader.class)
public final class NucleiReader implements ReportReader {
    @Override
    public String format() {
        return "nuclei";
    }

    @Override
    public String title() {
        return "nuclei JSON or JSON Lines";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        return (probe.has("template-id") || probe.has("templateID")) && probe.has("info.severity");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("nuclei", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.lines(sink, () -> result(json, Nodes.entry(json), sink));
        }
    }

    private static void result(JsonCursor json, JsonNode result, ScanSink sink) {
        Instant time = Timestamps.parse(Nodes.text(result, "timestamp"));
        if (time != null) {
            sink.started(time);
        }
        String template = Nodes.first(result, "template-id", "templateID");
        if (template.isEmpty()) {
            throw json.bad("the entry has no template-id");
        }
        // With -matcher-status nuclei also lists the templates that did not match.
        if (result.path("matcher-status").asBoolean(true)) {
            String matcher = Nodes.first(result, "matcher-name", "matcher_name");
            JsonNode info = result.path("info");
            String severity = Nodes.text(info, "severity");
            Finding.Builder finding = finding(matcher.isEmpty() ? template : template + ":" + matcher, info);
            sink.finding(finding.severity(Severity.of(severity)).endpoint(endpoint(result)));
            if (Severity.of(severity) == Severity.UNKNOWN && !severity.equals("unknown")) {
                sink.error(
                        json.place(), "the severity of " + template + " is not one of nuclei's; it counts as unknown");
            }
        }
    }

    private static Finding.Builder finding(String rule, JsonNode info) {
        List<String> references = Nodes.texts(info, "reference");
        return Finding.of(ScanKind.DAST, rule)
                .title(Nodes.text(info, "name"))
                .description(Nodes.text(info, "description"))
                .cwes(Cwe.numbers(Nodes.texts(info.path("classification"), "cwe-id")))
                .advisory(advisory(info))
                .remediation(Nodes.text(info, "remediation"))
                .url(references.isEmpty() ? "" : references.get(0));
    }

    private static Advisory advisory(JsonNode info) {
        JsonNode classification = info.path("classification");
        List<Cvss> cvss = Cvss.ofVector(Nodes.text(classification, "cvss-metrics"), "nuclei").stream()
                .toList();
        return new Advisory(
                Nodes.texts(classification, "cve-id").stream()
                        .map(id -> id.toUpperCase(java.util.Locale.ROOT))
                        .toList(),
                cvss,
                classification.path("epss-score").asDouble(-1),
                classification.path("epss-percentile").asDouble(-1),
                // The authors of the templates mark so what is in CISA's catalogue.
                Nodes.texts(info, "tags").contains("kev"),
                List.of(),
                null);
    }

    private static Endpoint endpoint(JsonNode result) {
        String address = Nodes.first(result, "matched-at", "matched", "url", "host");
        return new Endpoint(Nodes.text(result, "method"), address, Nodes.text(result, "fuzzing_parameter"));
    }
}
