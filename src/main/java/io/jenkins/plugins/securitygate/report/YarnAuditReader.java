package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON Lines of {@code yarn audit} (Yarn 1) and {@code yarn npm audit} (Yarn 4). Those of Yarn 2 and 3 look
 * like npm's. Yarn 1 ends with a summary; without it the audit failed, and may have found more.
 */
@AutoService(ReportReader.class)
public final class YarnAuditReader implements ReportReader {
    @Override
    public String format() {
        return "yarn-audit";
    }

    @Override
    public String title() {
        return "yarn audit JSON Lines (Yarn 1 and 4)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean advisories = probe.has("data.advisory.module_name") || probe.has("data.vulnerabilities.moderate");
        boolean log = Set.of("info", "warning", "error").contains(probe.value("type")) && probe.has("data");
        boolean four = probe.has("value") && probe.has("children.ID") && probe.has("children.Severity");
        return !probe.isArray() && (advisories || log && isLog(probe) || four);
    }

    /** Lines of the log have nothing but a type and a text, unlike messages of other tools. */
    private static boolean isLog(Probe probe) {
        return probe.head()
                .matches("(?s)\\s*\\{\\s*\"type\"\\s*:\\s*\"(info|warning|error)\"\\s*,\\s*\"data\"\\s*:\\s*\".*");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("yarn audit", "");
        boolean[] classic = {false};
        boolean[] summary = {false};
        String[] failure = {""};
        try (JsonCursor json = JsonCursor.open(report)) {
            do {
                JsonNode line = Nodes.entry(json);
                String type = Nodes.text(line, "type");
                classic[0] |= !type.isEmpty();
                summary[0] |= type.equals("auditSummary");
                if (type.equals("error")) {
                    failure[0] = ": " + Nodes.text(line, "data");
                }
                line(json, line, sink);
            } while (json.nextRoot());
        }
        if (classic[0] && !summary[0]) {
            sink.failed("yarn audit did not finish" + failure[0]);
        }
    }

    private static void line(JsonCursor json, JsonNode line, ScanSink sink) {
        try {
            if (Nodes.text(line, "type").equals("auditAdvisory")) {
                sink.record();
                sink.finding(NpmAdvisory.of(json, line.path("data").path("advisory")));
            } else if (line.path("children").isObject()) {
                sink.record();
                sink.finding(finding(json, line));
            } else if (Nodes.text(line, "data").equals("No lockfile found.")) {
                sink.error(json.place(), "yarn audited nothing: no lockfile found");
            }
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
    }

    /** An advisory, or the deprecation of a package, as Yarn 4 writes it. */
    private static Finding.Builder finding(JsonCursor json, JsonNode line) {
        JsonNode entry = line.path("children");
        String name = Nodes.required(json, line, "value");
        String id = Nodes.required(json, entry, "ID");
        String url = Nodes.text(entry, "URL");
        List<String> ids = VulnerabilityIds.of("", List.of(url.substring(url.lastIndexOf('/') + 1)));
        List<String> versions = Nodes.texts(entry, "Tree Versions");
        String version = versions.size() == 1 ? versions.get(0) : "";
        return Finding.of(ScanKind.DEPENDENCY, ids.isEmpty() ? id : ids.get(0))
                .title(Nodes.text(entry, "Issue"))
                .description("Affected versions: " + Nodes.text(entry, "Vulnerable Versions") + "\nInstalled versions: "
                        + String.join(", ", versions))
                .severity(Severity.of(Nodes.text(entry, "Severity")))
                .component(Purls.component(Purls.of("npm", name, version), name, version, ""))
                .advisory(Advisory.of(ids, List.of()))
                .url(url);
    }
}
