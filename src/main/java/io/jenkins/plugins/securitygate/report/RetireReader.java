package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of Retire.js: the object of today and the list of files of the versions before 2. */
@AutoService(ReportReader.class)
public final class RetireReader implements ReportReader {
    @Override
    public String format() {
        return "retire";
    }

    @Override
    public String title() {
        return "Retire.js JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        if (probe.isArray()) {
            return probe.has("results.component") && probe.has("results.version");
        }
        boolean none = probe.has("data") && probe.has("messages") && probe.has("errors") && probe.has("version");
        return probe.has("data.results.component") || none;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("retire", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.elements(() -> file(json, sink));
            } else {
                json.members(name -> section(name, json, sink));
            }
            json.end();
        }
    }

    private static void section(String name, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (name) {
            case "version" -> sink.tool("retire", json.text());
            case "start" -> sink.started(Timestamps.parse(json.text()));
            case "data" -> json.elements(() -> file(json, sink));
            case "errors" -> json.elements(() -> problem(json, sink));
            default -> {}
        }
    }

    /** Without its list of vulnerabilities, Retire.js writes a report without findings and this error. */
    private static void problem(JsonCursor json, ScanSink sink) throws IOException {
        String problem = json.tree().toString();
        if (problem.contains("Error downloading")) {
            sink.failed("retire has no vulnerability data: " + problem);
        } else {
            sink.error(json.place(), "retire reports: " + problem);
        }
    }

    private static void file(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode file = Nodes.entry(json);
        for (JsonNode result : file.path("results")) {
            for (JsonNode vulnerability : result.path("vulnerabilities")) {
                sink.record();
                if (Nodes.text(result, "component").isEmpty()) {
                    sink.error(json.place(), "a result has no component");
                } else {
                    sink.finding(finding(Nodes.text(file, "file"), result, vulnerability));
                }
            }
        }
    }

    private static Finding.Builder finding(String path, JsonNode result, JsonNode vulnerability) {
        JsonNode names = vulnerability.path("identifiers");
        String summary = Nodes.text(names, "summary");
        List<String> ids = ids(names);
        String component = Nodes.text(result, "component");
        String info = Nodes.texts(vulnerability, "info").stream().findFirst().orElse("");
        return Finding.of(ScanKind.DEPENDENCY, ids.isEmpty() ? rule(component, names, info) : ids.get(0))
                .title(summary.isEmpty() ? component + " is vulnerable" : summary)
                .severity(Severity.of(Nodes.text(vulnerability, "severity")))
                .location(Location.of(path, 0))
                .component(component(result, path))
                .advisory(Advisory.of(ids, Nodes.texts(vulnerability, "below")))
                .cwes(Cwe.numbers(Nodes.texts(vulnerability, "cwe")))
                .url(info);
    }

    private static List<String> ids(JsonNode names) {
        List<String> ids = new ArrayList<>(Nodes.texts(names, "CVE"));
        ids.addAll(Nodes.texts(names, "githubID"));
        return VulnerabilityIds.of("", ids);
    }

    /** Vulnerabilities without a public id have one of Retire.js, of a bug tracker, or a page about them. */
    private static String rule(String component, JsonNode names, String info) {
        String own = Nodes.first(names, "retid", "bug", "issue", "osvdb", "PR", "summary");
        return component + ": " + (own.isEmpty() ? info : own);
    }

    private static Component component(JsonNode result, String path) {
        String name = Nodes.text(result, "component");
        String version = Nodes.text(result, "version");
        String npm = Nodes.text(result, "npmname");
        return Purls.component(Purls.of("npm", npm.isEmpty() ? name : npm, version), name, version, path);
    }
}
