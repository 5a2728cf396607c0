package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the evaluated model of the OSS Review Toolkit: packages with their licences, violations of policy rules, and
 * vulnerabilities; resolved ones are suppressed. */
@AutoService(ReportReader.class)
public final class OrtReader implements ReportReader {
    @Override
    public String format() {
        return "ort";
    }

    @Override
    public String title() {
        return "ORT evaluated model JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean rules = probe.has("rule_violations") || probe.has("rule_violation_resolutions");
        boolean head = probe.has("path_excludes") && probe.has("scope_excludes") && probe.has("licenses");
        return !probe.isArray() && (rules || head) && probe.has("packages");
    }

    /** Reads twice: entries name each other by number, and licences and packages may stand behind. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("ort", "");
        sink.kind(ScanKind.LICENSE);
        Map<Integer, String> licenses = new HashMap<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("licenses")) {
                    json.elements(() -> {
                        JsonNode license = json.tree();
                        licenses.put(license.path("_id").asInt(), Nodes.text(license, "id"));
                    });
                }
            });
            json.end();
        }
        Map<Integer, Component> packages = packages(report, licenses, sink);
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "rule_violations" ->
                        json.records(sink, () -> sink.finding(violation(json, Nodes.entry(json), packages, licenses)));
                    case "vulnerabilities" ->
                        json.records(sink, () -> {
                            sink.kind(ScanKind.DEPENDENCY);
                            sink.finding(vulnerability(json, Nodes.entry(json), packages));
                        });
                    default -> {}
                }
            });
        }
    }

    private static Map<Integer, Component> packages(Report report, Map<Integer, String> licenses, ScanSink sink)
            throws IOException, ReportException {
        Map<Integer, Component> packages = new HashMap<>();
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("packages")) {
                    json.elements(() -> {
                        JsonNode entry = Nodes.entry(json);
                        Component component = component(entry, licenses);
                        packages.put(entry.path("_id").asInt(), component);
                        if (!entry.path("is_project").asBoolean()) {
                            sink.component(component);
                        }
                    });
                }
            });
        }
        return packages;
    }

    private static Component component(JsonNode entry, Map<Integer, String> licenses) {
        String id = Nodes.text(entry, "id");
        List<String> names = new ArrayList<>(Nodes.texts(entry, "concluded_license"));
        String declared = Nodes.text(entry.path("declared_licenses_processed"), "spdx_expression");
        if (names.isEmpty() && !declared.isEmpty()) {
            names.add(declared);
        }
        if (names.isEmpty()) {
            entry.path("declared_licenses").forEach(number -> names.add(licenses.getOrDefault(number.asInt(-1), "")));
        }
        Component named = Purls.component(
                Nodes.text(entry, "purl"),
                id.replaceFirst(":[^:]*$", ""),
                "",
                Nodes.text(entry, "definition_file_path"));
        return new Component(named.purl(), named.name(), named.version(), names, named.path(), named.scope());
    }

    private static Finding.Builder violation(
            JsonCursor json, JsonNode entry, Map<Integer, Component> packages, Map<Integer, String> licenses) {
        String license = licenses.getOrDefault(entry.path("license").asInt(-1), "");
        return Finding.of(
                        ScanKind.LICENSE,
                        Nodes.required(json, entry, "rule") + (license.isEmpty() ? "" : ": " + license))
                .title(Nodes.text(entry, "message"))
                .severity(Severity.of(Nodes.text(entry, "severity").replace("HINT", "INFO")))
                .component(packages.getOrDefault(entry.path("pkg").asInt(-1), Component.NONE))
                .remediation(Nodes.text(entry, "how_to_fix"))
                .suppression(resolution(entry));
    }

    private static Finding.Builder vulnerability(JsonCursor json, JsonNode entry, Map<Integer, Component> packages) {
        String id = Nodes.required(json, entry, "id");
        List<Cvss> ratings = new ArrayList<>();
        String word = "";
        for (JsonNode reference : entry.path("references")) {
            ratings.addAll(Ratings.of(reference, "vector", "score", Nodes.text(reference, "scoring_system")));
            word = word.isEmpty() ? Nodes.text(reference, "severity") : word;
        }
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(Nodes.text(entry, "summary"))
                .description(Nodes.text(entry, "description"))
                .severity(Ratings.severity(word, ratings))
                .component(packages.getOrDefault(entry.path("pkg").asInt(-1), Component.NONE))
                .advisory(new Advisory(VulnerabilityIds.of(id, List.of()), ratings, -1, -1, false, List.of(), null))
                .url(Nodes.text(entry.path("references").path(0), "url"))
                .suppression(resolution(entry));
    }

    private static Suppression resolution(JsonNode entry) {
        return entry.path("resolutions").isEmpty()
                ? null
                : new Suppression(Suppression.State.ACCEPTED, "ort resolution", "");
    }
}
