package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of {@code safety check} (2 and 3) and of {@code safety scan}, which names fewer facts of a vulnerability. */
@AutoService(ReportReader.class)
public final class SafetyReader implements ReportReader {
    @Override
    public String format() {
        return "safety";
    }

    @Override
    public String title() {
        return "Safety JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean check = probe.has("report_meta") && probe.has("vulnerabilities");
        boolean scan = probe.has("scan_results") && probe.has("meta");
        return !probe.isArray() && (check || scan);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("safety", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "report_meta", "meta" ->
                        sink.tool("safety", Nodes.first(json.tree(), "safety_version", "version"));
                    case "vulnerabilities" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    case "ignored_vulnerabilities" ->
                        json.records(sink, () -> {
                            JsonNode entry = Nodes.entry(json);
                            sink.finding(
                                    finding(json, entry).suppression(ignored(Nodes.text(entry, "ignored_reason"))));
                        });
                    case "scan_results" -> search(json, sink);
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String id = Nodes.required(json, entry, "vulnerability_id");
        String name = Nodes.text(entry, "package_name");
        String version = Nodes.text(entry, "analyzed_version");
        List<Cvss> ratings = new ArrayList<>();
        JsonNode rated = entry.path("severity").path("cvssv3");
        ratings.addAll(Ratings.of(rated, "vector_string", "base_score", "safety"));
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + name)
                .description(Nodes.text(entry, "advisory"))
                .severity(Ratings.severity(Nodes.text(rated, "base_severity"), ratings))
                .component(Component.of(Purls.of("pypi", name, version), name, version))
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, Nodes.texts(entry, "CVE")),
                        ratings,
                        -1,
                        -1,
                        false,
                        Nodes.texts(entry, "fixed_versions"),
                        null))
                .url(Nodes.text(entry, "more_info_url"))
                .suppression(entry.path("ignored").asBoolean() ? ignored(Nodes.text(entry, "ignored_reason")) : null);
    }

    private static Suppression ignored(String reason) {
        return new Suppression(Suppression.State.SUPPRESSED, "safety policy", reason);
    }

    /** Dependencies are deep inside of projects and files. */
    private static void search(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        if (json.isArray()) {
            json.elements(() -> search(json, sink));
        } else if (json.isObject()) {
            json.members(name -> {
                if (name.equals("dependencies")) {
                    json.elements(() -> dependency(json, sink));
                } else {
                    search(json, sink);
                }
            });
        }
    }

    private static void dependency(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode entry = Nodes.entry(json);
        String name = Nodes.text(entry, "name");
        for (JsonNode specification : entry.path("specifications")) {
            String raw = Nodes.text(specification, "raw");
            int pinned = raw.indexOf("==");
            String version = pinned < 0 ? "" : raw.substring(pinned + 2).strip();
            JsonNode vulnerabilities = specification.path("vulnerabilities");
            List<String> fixed = Nodes.texts(vulnerabilities.path("remediation"), "recommended");
            for (JsonNode known : vulnerabilities.path("known_vulnerabilities")) {
                sink.record();
                String id = Nodes.text(known, "id");
                JsonNode ignored = known.path("ignored");
                if (id.isEmpty()) {
                    sink.error(json.place(), "a vulnerability of " + name + " has no id");
                    continue;
                }
                sink.finding(Finding.of(ScanKind.DEPENDENCY, id)
                        .title(id + " in " + name)
                        .component(Component.of(Purls.of("pypi", name, version), name, version))
                        .advisory(Advisory.of(List.of(id), fixed))
                        .suppression(ignored.isObject() ? ignored(Nodes.text(ignored, "reason")) : null));
            }
        }
    }
}
