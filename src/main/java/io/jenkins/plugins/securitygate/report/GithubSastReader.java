package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads GitHub's code scanning alerts as its REST API lists them. */
@AutoService(ReportReader.class)
public final class GithubSastReader implements ReportReader {
    private static final String CWE_TAG = "external/cwe/";

    @Override
    public String format() {
        return "github-sast";
    }

    @Override
    public String title() {
        return "GitHub code scanning alerts JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isArray() && probe.has("most_recent_instance") && probe.has("rule");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("github-code-scanning", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.records(sink, () -> {
                JsonNode alert = Nodes.entry(json);
                JsonNode tool = alert.path("tool");
                sink.tool(Nodes.text(tool, "name"), Nodes.text(tool, "version"));
                sink.finding(finding(json, alert));
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode alert) {
        JsonNode rule = alert.path("rule");
        JsonNode instance = alert.path("most_recent_instance");
        JsonNode place = instance.path("location");
        String level = Nodes.first(rule, "security_severity_level", "severity");
        return Finding.of(ScanKind.SAST, Nodes.required(json, rule, "id"))
                .title(Nodes.first(rule, "description", "name"))
                .description(Nodes.text(instance.path("message"), "text"))
                .severity(Severity.of(level))
                .location(new Location(
                        Nodes.text(place, "path"),
                        place.path("start_line").asInt(),
                        place.path("start_column").asInt(),
                        place.path("end_line").asInt(),
                        place.path("end_column").asInt()))
                .cwes(cwes(rule))
                .identity(Nodes.text(alert, "number"))
                .url(Nodes.text(alert, "html_url"))
                .suppression(GithubAlerts.suppression(alert));
    }

    private static List<Integer> cwes(JsonNode rule) {
        List<String> tags = new ArrayList<>();
        for (String tag : Nodes.texts(rule, "tags")) {
            if (tag.startsWith(CWE_TAG)) {
                tags.add(tag);
            }
        }
        return Cwe.numbers(tags);
    }
}
