package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of {@code snyk test}, {@code snyk container test} and {@code snyk iac test}, one project or a list of
 * them. {@code snyk code test} writes SARIF.
 */
@AutoService(ReportReader.class)
public final class SnykReader implements ReportReader {
    @Override
    public String format() {
        return "snyk";
    }

    @Override
    public String title() {
        return "Snyk JSON (open source, container, infrastructure as code)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean project = probe.has("vulnerabilities") && (probe.has("packageManager") || probe.has("dependencyCount"));
        boolean issue = probe.has("vulnerabilities.identifiers.CVE") || probe.has("vulnerabilities.upgradePath");
        boolean configuration = probe.has("infrastructureAsCodeIssues");
        boolean failed = probe.value("ok").equals("false") && probe.has("error") && probe.has("path");
        return project || issue || configuration || failed;
    }

    /** Reads twice, since the manifest of a project stands behind its vulnerabilities. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("snyk", "");
        List<String> files = new ArrayList<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            projects(json, () -> outline(json, files));
            json.end();
        }
        Iterator<String> manifests = files.iterator();
        try (JsonCursor json = JsonCursor.open(report)) {
            projects(json, () -> project(json, sink, manifests));
        }
    }

    private static void projects(JsonCursor json, JsonCursor.Element project) throws IOException, ReportException {
        if (json.isArray()) {
            json.elements(project);
        } else {
            project.at();
        }
    }

    /** Collects the manifests of a project and of the applications inside of an image, in the order of the report. */
    private static void outline(JsonCursor json, List<String> files) throws IOException, ReportException {
        int index = files.size();
        files.add("");
        json.members(name -> {
            switch (name) {
                case "displayTargetFile" -> files.set(index, json.text());
                case "targetFile" -> files.set(index, files.get(index).isEmpty() ? json.text() : files.get(index));
                case "applications" -> json.elements(() -> outline(json, files));
                default -> {}
            }
        });
    }

    private static void project(JsonCursor json, ScanSink sink, Iterator<String> manifests)
            throws IOException, ReportException {
        String manifest = manifests.next();
        json.members(name -> {
            switch (name) {
                case "vulnerabilities" -> {
                    sink.kind(ScanKind.DEPENDENCY);
                    json.records(sink, () -> add(sink, SnykIssue.of(json, Nodes.entry(json), manifest)));
                }
                case "filtered" -> ignored(json, sink, manifest);
                case "infrastructureAsCodeIssues" -> {
                    sink.kind(ScanKind.CONFIGURATION);
                    json.records(sink, () -> sink.finding(SnykIssue.configuration(json, Nodes.entry(json), manifest)));
                }
                case "docker" -> sink.kind(ScanKind.CONTAINER);
                case "applications" -> json.elements(() -> project(json, sink, manifests));
                case "error" -> sink.failed("snyk could not test: " + json.text());
                default -> {}
            }
        });
    }

    private static void ignored(JsonCursor json, ScanSink sink, String manifest) throws IOException, ReportException {
        json.members(list -> {
            if (list.equals("ignore")) {
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    SnykIssue issue = SnykIssue.of(json, entry, manifest);
                    add(sink, new SnykIssue(issue.kind(), issue.finding().suppression(SnykIssue.ignored(entry))));
                });
            }
        });
    }

    private static void add(ScanSink sink, SnykIssue issue) {
        Finding.Builder finding = issue.finding();
        sink.kind(issue.kind());
        sink.finding(finding);
    }
}
