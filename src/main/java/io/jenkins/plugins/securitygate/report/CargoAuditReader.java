package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the JSON of cargo-audit: vulnerabilities, and the warnings about crates that are unsound, unmaintained or yanked. */
@AutoService(ReportReader.class)
public final class CargoAuditReader implements ReportReader {
    @Override
    public String format() {
        return "cargo-audit";
    }

    @Override
    public String title() {
        return "cargo-audit JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean found = probe.has("vulnerabilities.found") && probe.has("vulnerabilities.list");
        return !probe.isArray() && found && (probe.has("lockfile") || probe.has("settings"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("cargo-audit", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "vulnerabilities" ->
                        json.members(member -> {
                            if (member.equals("list")) {
                                json.records(sink, () -> sink.finding(finding("", json, Nodes.entry(json))));
                            }
                        });
                    case "warnings" ->
                        json.members(kind ->
                                json.records(sink, () -> sink.finding(finding(kind, json, Nodes.entry(json)))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    /** @param warning what it warns of, empty for a vulnerability */
    private static Finding.Builder finding(String warning, JsonCursor json, JsonNode entry) {
        JsonNode advisory = entry.path("advisory");
        JsonNode crate = entry.path("package");
        String name = Nodes.required(json, crate, "name");
        String version = Nodes.text(crate, "version");
        // A yanked crate has no advisory.
        String id = advisory.isObject() ? Nodes.required(json, advisory, "id") : warning + ":" + name;
        List<Cvss> ratings = Ratings.of(Nodes.text(advisory, "cvss"), 0, "rustsec");
        String title = Nodes.text(advisory, "title");
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(title.isEmpty() ? name + " " + version + " is " + warning : title)
                .description(Nodes.text(advisory, "description"))
                .severity(warning.isEmpty() ? Ratings.severity("", ratings) : Severity.LOW)
                .component(Component.of(Purls.of("cargo", name, version), name, version))
                .advisory(new Advisory(
                        advisory.isObject() ? VulnerabilityIds.of(id, Nodes.texts(advisory, "aliases")) : List.of(),
                        ratings,
                        -1,
                        -1,
                        false,
                        fixed(entry.path("versions")),
                        Timestamps.parse(Nodes.text(advisory, "date") + "T00:00:00Z")))
                .url(advisory.isObject() ? "https://rustsec.org/advisories/" + id : "");
    }

    /** {@code >=1.2.3} and {@code ^1.2.3} begin with a version that repairs it. */
    private static List<String> fixed(JsonNode versions) {
        return Nodes.texts(versions, "patched").stream()
                .map(range -> range.split(",", 2)[0].replaceFirst("^[>=^~ ]+", ""))
                .toList();
    }
}
