package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON of Checkmarx OSA: a list of vulnerabilities and a list of the libraries that they name. */
final class CheckmarxOsa {
    private CheckmarxOsa() {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.kind(ScanKind.DEPENDENCY);
        Map<String, Component> libraries = libraries(report, sink);
        try (JsonCursor json = JsonCursor.open(report)) {
            int[] list = {0};
            json.elements(() -> {
                if (list[0]++ == 0) {
                    json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json), libraries)));
                }
            });
            json.end();
        }
    }

    /** The libraries stand behind the vulnerabilities, so the report is read twice. */
    private static Map<String, Component> libraries(Report report, ScanSink sink) throws IOException, ReportException {
        Map<String, Component> libraries = new HashMap<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            int[] list = {0};
            json.elements(() -> {
                if (list[0]++ == 1) {
                    json.elements(() -> {
                        JsonNode entry = Nodes.entry(json);
                        String name = Nodes.text(entry, "name");
                        String version = Nodes.text(entry, "version");
                        String purl = name.contains(":") ? Purls.ofEcosystem("Maven", name, version) : "";
                        Component library = Component.of(purl, name, version);
                        libraries.put(Nodes.text(entry, "id"), library);
                        sink.component(library);
                    });
                }
            });
        }
        return libraries;
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, Map<String, Component> libraries) {
        String cve = Nodes.required(json, entry, "cveName");
        Component library = libraries.get(Nodes.required(json, entry, "libraryId"));
        if (library == null) {
            throw json.bad("no library has the id " + Nodes.text(entry, "libraryId"));
        }
        Cvss cvss = Cvss.ofScore(entry.path("score").asDouble(-1), "");
        return Finding.of(ScanKind.DEPENDENCY, cve)
                .title(cve + " in " + library.name())
                .description(Nodes.text(entry, "description"))
                .severity(Severity.of(Nodes.text(entry.path("severity"), "name")))
                .component(library)
                .advisory(new Advisory(
                        List.of(cve), cvss.score() < 0 ? List.of() : List.of(cvss), -1, -1, false, List.of(), null))
                .remediation(Nodes.text(entry, "recommendations"))
                .url(Nodes.text(entry, "url"))
                .suppression(suppression(Nodes.text(entry.path("state"), "name")));
    }

    private static Suppression suppression(String state) {
        return state.equals("NOT_EXPLOITABLE")
                ? new Suppression(Suppression.State.FALSE_POSITIVE, "checkmarx", "")
                : null;
    }
}
