package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of bundler-audit: gems with advisories, and sources that are not encrypted. */
@AutoService(ReportReader.class)
public final class BundlerAuditReader implements ReportReader {
    @Override
    public String format() {
        return "bundler-audit";
    }

    @Override
    public String title() {
        return "bundler-audit JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean gem = probe.has("results.gem") || probe.value("results.type").equals("insecure_source");
        boolean none = probe.has("version") && probe.has("created_at") && probe.has("results");
        return !probe.isArray() && (gem || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("bundler-audit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "version" -> sink.tool("bundler-audit", json.text());
                    case "results" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        if (Nodes.text(entry, "type").equals("insecure_source")) {
            String source = Nodes.required(json, entry, "source");
            return Finding.of(ScanKind.DEPENDENCY, "insecure_source:" + source)
                    .title("Gems come from " + source + " without encryption")
                    .severity(Severity.MEDIUM)
                    .location(Location.of("Gemfile", 0))
                    .remediation("Use https for this source.");
        }
        JsonNode gem = entry.path("gem");
        JsonNode advisory = entry.path("advisory");
        String name = Nodes.required(json, gem, "name");
        String version = Nodes.text(gem, "version");
        List<String> ids = ids(advisory);
        List<Cvss> ratings = new ArrayList<>();
        ratings.addAll(Ratings.of("", advisory.path("cvss_v3").asDouble(), "ruby-advisory-db"));
        ratings.addAll(Ratings.of("", advisory.path("cvss_v2").asDouble(), "ruby-advisory-db"));
        return Finding.of(ScanKind.DEPENDENCY, ids.isEmpty() ? Nodes.required(json, advisory, "id") : ids.get(0))
                .title(Nodes.text(advisory, "title"))
                .description(Nodes.text(advisory, "description"))
                .severity(Ratings.severity(Nodes.text(advisory, "criticality"), ratings))
                .location(Location.of("Gemfile.lock", 0))
                .component(Component.of(Purls.of("gem", name, version), name, version))
                .advisory(new Advisory(
                        ids, ratings, -1, -1, false, fixed(advisory), Timestamps.parse(date(advisory) + "T00:00:00Z")))
                .url(Nodes.text(advisory, "url"));
    }

    private static String date(JsonNode advisory) {
        return Nodes.text(advisory, "date");
    }

    /** Numbers of CVE and GHSA stand without their prefix. */
    private static List<String> ids(JsonNode advisory) {
        List<String> ids = new ArrayList<>(Nodes.texts(advisory, "id"));
        Nodes.texts(advisory, "cve").forEach(number -> ids.add("CVE-" + number));
        Nodes.texts(advisory, "ghsa").forEach(number -> ids.add("GHSA-" + number));
        return VulnerabilityIds.of("", ids);
    }

    /** {@code ~> 5.2.4, >= 5.2.4.3} and {@code >= 6.0.3.1}: the last bound is the version that repairs it. */
    private static List<String> fixed(JsonNode advisory) {
        return Nodes.texts(advisory, "patched_versions").stream()
                .map(range -> range.substring(range.lastIndexOf(' ') + 1))
                .toList();
    }
}
