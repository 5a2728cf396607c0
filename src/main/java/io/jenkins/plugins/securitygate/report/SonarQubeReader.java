package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the JSON of SonarQube's web API ({@code issues/search}, {@code hotspots/search}), of the scanner's report and of
 * {@code sonar-report}, and the page of the latter.
 */
@AutoService(ReportReader.class)
public final class SonarQubeReader implements ReportReader {
    @Override
    public String format() {
        return "sonarqube";
    }

    @Override
    public String title() {
        return "SonarQube JSON or sonar-report page";
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
        boolean issues = probe.has("issues.component") && probe.has("issues.rule");
        boolean noIssues = probe.has("issues") && (probe.has("effortTotal") || probe.has("paging.pageIndex"));
        boolean sonarReport = probe.has("sonarBaseURL") && probe.has("rules");
        boolean hotspots = probe.has("hotspots") && probe.has("paging.pageIndex");
        boolean hotspotList = probe.has("vulnerabilityProbability") && probe.has("securityCategory");
        return SonarQubePage.recognises(probe)
                || hotspotList
                || !probe.isArray() && (issues || noIssues || sonarReport || hotspots);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("sonarqube", "");
        if (SonarQubePage.recognises(Probe.of(report))) {
            SonarQubePage.read(report, sink);
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray() || json.isNull()) {
                json.records(sink, () -> sink.finding(hotspot(json, Nodes.entry(json))));
            } else {
                json.members(name -> {
                    switch (name) {
                        case "version" -> sink.tool("sonarqube", json.text());
                        case "issues" -> json.records(sink, () -> sink.finding(issue(json, Nodes.entry(json))));
                        case "hotspots" -> json.records(sink, () -> sink.finding(hotspot(json, Nodes.entry(json))));
                        default -> {}
                    }
                });
            }
            json.end();
        }
    }

    private static Finding.Builder issue(JsonCursor json, JsonNode issue) {
        String rule = Nodes.required(json, issue, "rule");
        Suppression resolution = resolution(issue, "resolution");
        return finding(rule, issue)
                .severity(severity(issue))
                .suppression(resolution == null ? resolution(issue, "issueStatus") : resolution);
    }

    private static Finding.Builder hotspot(JsonCursor json, JsonNode hotspot) {
        String category = Nodes.required(json, hotspot, "securityCategory");
        String rule = Nodes.text(hotspot, "ruleKey");
        return finding(rule.isEmpty() ? "hotspot:" + category : rule, hotspot)
                .severity(Severity.of(Nodes.text(hotspot, "vulnerabilityProbability")))
                .suppression(resolution(hotspot, "resolution"));
    }

    /** The key of an issue stays the same while the server tracks it; a report of the scanner has none that lasts. */
    private static Finding.Builder finding(String rule, JsonNode entry) {
        JsonNode range = entry.path("textRange");
        int line = entry.path("line").asInt(range.path("startLine").asInt());
        String component = Nodes.text(entry, "component");
        return Finding.of(ScanKind.SAST, rule)
                .title(Nodes.first(entry, "message", "description"))
                .location(Location.of(component.substring(component.lastIndexOf(':') + 1), line))
                .identity(Nodes.first(entry, "hash", "key"));
    }

    /** Newer servers rate by software quality, the security one first. */
    private static Severity severity(JsonNode issue) {
        for (JsonNode impact : issue.path("impacts")) {
            if (Nodes.text(impact, "softwareQuality").equals("SECURITY")) {
                return severity(Nodes.text(impact, "severity"));
            }
        }
        return severity(Nodes.text(issue, "severity"));
    }

    /** The older scale, as SonarQube itself maps it to the newer one, and the newer one. */
    static Severity severity(String word) {
        return switch (word) {
            case "CRITICAL" -> Severity.HIGH;
            case "MAJOR" -> Severity.MEDIUM;
            default -> Severity.of(word);
        };
    }

    private static Suppression resolution(JsonNode entry, String member) {
        String word = Nodes.text(entry, member);
        return switch (word) {
            case "FALSE-POSITIVE", "FALSE_POSITIVE", "SAFE" -> of(Suppression.State.FALSE_POSITIVE, word);
            case "WONTFIX", "ACCEPTED", "ACKNOWLEDGED" -> of(Suppression.State.ACCEPTED, word);
            case "FIXED", "REMOVED" -> of(Suppression.State.RESOLVED, word);
            default -> null;
        };
    }

    private static Suppression of(Suppression.State state, String word) {
        return new Suppression(state, "sonarqube", word);
    }
}
