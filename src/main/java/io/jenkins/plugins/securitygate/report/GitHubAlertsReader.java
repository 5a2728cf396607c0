package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/** Reads GitHub's Dependabot alerts: the list of the REST API, and answers of the GraphQL API at whatever depth. */
@AutoService(ReportReader.class)
public final class GitHubAlertsReader implements ReportReader {
    @Override
    public String format() {
        return "github-vulnerability";
    }

    @Override
    public String title() {
        return "GitHub Dependabot alerts JSON (REST and GraphQL)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean rest = probe.isArray() && probe.has("security_advisory") && probe.has("security_vulnerability");
        boolean graph = probe.has("data") && probe.head().contains("\"vulnerabilityAlerts\"");
        return rest || graph;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("dependabot", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.records(sink, () -> sink.finding(GitHubAlert.rest(json, Nodes.entry(json))));
            } else {
                search(json, sink);
            }
            json.end();
        }
    }

    /** A query may ask for one repository or for many, so the alerts are looked for wherever they are. */
    private static void search(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        if (json.isObject()) {
            json.members(name -> {
                if (name.equals("vulnerabilityAlerts")) {
                    json.members(member -> alerts(member, json, sink));
                } else if (name.equals("errors")) {
                    sink.failed("GitHub answered with errors: " + json.tree());
                } else {
                    search(json, sink);
                }
            });
        } else if (json.isArray()) {
            json.elements(() -> search(json, sink));
        }
    }

    private static void alerts(String member, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (member) {
            case "nodes" -> json.records(sink, () -> sink.finding(GitHubAlert.graph(json, Nodes.entry(json))));
            case "edges" ->
                json.records(sink, () -> {
                    JsonNode node = Nodes.entry(json).path("node");
                    sink.finding(GitHubAlert.graph(json, node));
                });
            default -> {}
        }
    }
}
