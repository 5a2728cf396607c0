package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the reports of Burp: the XML of Professional, and the JSON of its REST API and of Enterprise's GraphQL API, and
 * Enterprise's report page. All evidence is left out, since requests and responses hold the sessions of the scan.
 */
@AutoService(ReportReader.class)
public final class BurpReader implements ReportReader {
    private static final Set<String> XML_FIELDS = Set.of(
            "type",
            "name",
            "host",
            "path",
            "location",
            "severity",
            "confidence",
            "issueBackground",
            "remediationBackground",
            "references",
            "vulnerabilityClassifications");

    @Override
    public String format() {
        return "burp";
    }

    @Override
    public String title() {
        return "Burp XML, REST API JSON, GraphQL JSON or report page";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml = probe.xmlRoot().equals("issues")
                && !probe.xmlAttribute("burpVersion").isEmpty();
        boolean rest = probe.has("issue_events") && probe.has("scan_status");
        return xml || BurpPage.recognises(probe) || !probe.isArray() && (rest || isGraph(probe));
    }

    /** A list without findings is all that such a report has, so it can only be told from the lists of others. */
    private static boolean isGraph(Probe probe) {
        boolean gosec = probe.has("Stats") || probe.has("Golang errors") || probe.has("Issues.rule_id");
        boolean golangci = probe.has("Report") || probe.has("Issues.FromLinter");
        return probe.has("Issues") && !gosec && !golangci;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("burp", "");
        Probe probe = Probe.of(report);
        if (probe.xmlRoot().isEmpty()) {
            readJson(report, sink);
        } else if (BurpPage.recognises(probe)) {
            BurpPage.read(report, sink);
        } else {
            readXml(report, sink);
        }
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("burp", xml.attribute("burpVersion"));
            xml.records(sink, child -> {
                if (child.equals("issue")) {
                    sink.record();
                    Map<String, String> fields = new HashMap<>();
                    xml.children(name -> {
                        if (XML_FIELDS.contains(name)) {
                            fields.put(name, xml.text());
                        }
                    });
                    BurpIssue issue = BurpIssue.ofXml(fields);
                    if (!issue.isNamed()) {
                        throw xml.bad(BurpIssue.NAMELESS);
                    }
                    sink.finding(issue.finding());
                }
            });
            xml.end();
        }
    }

    private static void readJson(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "scan_status" -> status(json.text(), sink);
                    case "issue_events" -> json.records(sink, () -> event(json, sink));
                    case "Issues" -> json.records(sink, () -> send(BurpIssue.ofGraph(Nodes.entry(json)), json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void event(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode event = Nodes.entry(json);
        if (event.has("issue")) {
            send(BurpIssue.ofRest(event.path("issue")), json, sink);
        }
    }

    private static void send(BurpIssue issue, JsonCursor json, ScanSink sink) {
        if (!issue.isNamed()) {
            throw json.bad(BurpIssue.NAMELESS);
        }
        sink.finding(issue.finding());
    }

    /** A scan that goes on has not looked everywhere yet, so it must not pass for a complete one. */
    private static void status(String status, ScanSink sink) {
        if (!status.equals("succeeded")) {
            sink.failed("Burp says that the scan is '" + status + "'; export the issues again when it has succeeded");
        }
    }
}
