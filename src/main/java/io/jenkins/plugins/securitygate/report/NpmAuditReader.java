package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of {@code npm audit}: one finding for each advisory. Packages that npm 7 lists only because they depend
 * on a vulnerable one bring none of their own.
 */
@AutoService(ReportReader.class)
public final class NpmAuditReader implements ReportReader {
    @Override
    public String format() {
        return "npm-audit";
    }

    @Override
    public String title() {
        return "npm audit JSON (npm 6 and newer)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean npm7 = probe.has("auditReportVersion") && probe.has("vulnerabilities");
        boolean npm6 = probe.has("advisories") && (probe.has("actions") || probe.has("metadata"));
        boolean failed = probe.has("error.code") && probe.has("error.summary");
        return !probe.isArray() && (npm7 || npm6 || failed);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("npm audit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "error" -> throw failure(report, json.tree());
                    case "advisories" -> json.members(id -> advisory(json, sink));
                    case "vulnerabilities" -> json.members(module -> vulnerable(json, sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static ReportException failure(Report report, JsonNode error) {
        return new ReportException(
                report.name(),
                "/error",
                "npm could not audit: " + Nodes.text(error, "code") + " " + Nodes.text(error, "summary"));
    }

    private static void advisory(JsonCursor json, ScanSink sink) throws IOException {
        sink.record();
        try {
            sink.finding(NpmAdvisory.of(json, Nodes.entry(json)));
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
    }

    private static void vulnerable(JsonCursor json, ScanSink sink) throws IOException {
        try {
            JsonNode entry = Nodes.entry(json);
            for (JsonNode via : entry.path("via")) {
                if (via.isObject()) {
                    sink.record();
                    sink.finding(finding(json, entry, via));
                }
            }
        } catch (BadEntryException e) {
            sink.error(e.place(), e.getMessage());
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, JsonNode via) {
        String name = Nodes.required(json, entry, "name");
        String url = Nodes.text(via, "url");
        List<String> ids = VulnerabilityIds.of("", List.of(url.substring(url.lastIndexOf('/') + 1)));
        String path = Nodes.texts(entry, "nodes").stream().findFirst().orElse("");
        return Finding.of(ScanKind.DEPENDENCY, ids.isEmpty() ? Nodes.required(json, via, "source") : ids.get(0))
                .title(Nodes.text(via, "title"))
                .description("Affected versions: " + Nodes.text(via, "range"))
                .severity(Severity.of(Nodes.text(via, "severity")))
                .location(Location.of(path, 0))
                .component(component(entry, name))
                .advisory(new Advisory(
                        ids, NpmAdvisory.ratings(via.path("cvss")), -1, -1, false, fixed(entry, name), null))
                .cwes(Cwe.numbers(Nodes.texts(via, "cwe")))
                .remediation(remediation(entry.path("fixAvailable")))
                .url(url);
    }

    /** The report does not name the version that is installed. */
    private static Component component(JsonNode entry, String name) {
        Scope scope = entry.path("isDirect").asBoolean() ? Scope.DIRECT : Scope.TRANSITIVE;
        return new Component(Purls.of("npm", name, ""), name, "", List.of(), "", scope);
    }

    private static List<String> fixed(JsonNode entry, String name) {
        JsonNode fix = entry.path("fixAvailable");
        return Nodes.text(fix, "name").equals(name) ? Nodes.texts(fix, "version") : List.of();
    }

    private static String remediation(JsonNode fix) {
        if (fix.isObject()) {
            return "Update " + Nodes.text(fix, "name") + " to " + Nodes.text(fix, "version")
                    + (fix.path("isSemVerMajor").asBoolean() ? ", a new major version." : ".");
        }
        return fix.asBoolean() ? "Run npm audit fix." : "";
    }
}
