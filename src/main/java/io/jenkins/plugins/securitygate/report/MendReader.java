package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON of Mend, formerly WhiteSource: that of its agent with libraries, that of its old interface with
 * vulnerabilities, and that of its platform's findings.
 */
@AutoService(ReportReader.class)
public final class MendReader implements ReportReader {
    private static final Map<String, String> TYPES = Map.of(
            "GO_PACKAGE",
            "golang",
            "MAVEN_ARTIFACT",
            "maven",
            "JAVA_ARCHIVE",
            "maven",
            "NUGET_PACKAGE_MODULE",
            "nuget",
            "PYTHON_PACKAGE",
            "pypi");

    @Override
    public String format() {
        return "mend";
    }

    @Override
    public String title() {
        return "Mend (WhiteSource) JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean agent = probe.has("projectVitals") && probe.has("libraries");
        boolean old = probe.has("vulnerabilities.library") && probe.has("vulnerabilities.name");
        boolean platform = probe.has("supportToken") && probe.has("response");
        boolean none = probe.head().replaceAll("\\s", "").equals("{\"vulnerabilities\":[]}");
        return !probe.isArray() && (agent || old || platform || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("mend", "");
        sink.kind(ScanKind.DEPENDENCY);
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "libraries" -> {
                        sink.kind(ScanKind.LICENSE);
                        json.elements(() -> library(json, sink));
                    }
                    case "vulnerabilities" ->
                        json.records(sink, () -> {
                            JsonNode entry = Nodes.entry(json);
                            sink.finding(finding(json, entry, entry.path("library")));
                        });
                    case "response" -> json.records(sink, () -> sink.finding(platform(json, Nodes.entry(json))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void library(JsonCursor json, ScanSink sink) throws IOException {
        JsonNode library = Nodes.entry(json);
        sink.component(component(library));
        for (JsonNode vulnerability : library.path("vulnerabilities")) {
            sink.record();
            try {
                sink.finding(finding(json, vulnerability, library));
            } catch (BadEntryException e) {
                sink.error(e.place(), e.getMessage());
            }
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, JsonNode library) {
        List<Cvss> ratings = new ArrayList<>();
        double score = entry.path("cvss3_score").asDouble(entry.path("score").asDouble());
        ratings.addAll(Ratings.of(Nodes.text(entry, "scoreMetadataVector"), score, "mend"));
        String id = Nodes.required(json, entry, "name");
        JsonNode fix = entry.path("topFix");
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + Nodes.text(library, "name"))
                .description(Nodes.text(entry, "description"))
                .severity(Ratings.severity(Nodes.first(entry, "cvss3_severity", "severity"), ratings))
                .location(Location.of(Nodes.text(library, "path"), 0))
                .component(component(library))
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, List.of()),
                        ratings,
                        -1,
                        -1,
                        false,
                        List.of(),
                        Timestamps.parse(Nodes.text(entry, "publishDate"))))
                .remediation(fix.isMissingNode() ? Nodes.text(entry, "fixResolutionText") : fixed(fix))
                .url(Nodes.text(entry, "url"));
    }

    private static Finding.Builder platform(JsonCursor json, JsonNode entry) {
        JsonNode library = entry.path("component");
        JsonNode vulnerability = entry.path("vulnerability");
        String id = Nodes.required(json, entry, "name");
        List<Cvss> ratings = Ratings.of(
                Nodes.text(entry, "scoreMetadataVector"),
                vulnerability.path("score").asDouble(),
                "mend");
        // A percentage, as its name says.
        double epss = entry.path("threatAssessment").path("epssPercentage").asDouble(-100) / 100;
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(id + " in " + Nodes.text(library, "name"))
                .description(Nodes.text(vulnerability, "description"))
                .severity(Ratings.severity(Nodes.text(vulnerability, "severity"), ratings))
                .location(Location.of(Nodes.text(library, "path"), 0))
                .component(component(library))
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, List.of()),
                        ratings,
                        epss,
                        -1,
                        false,
                        List.of(),
                        Timestamps.parse(Nodes.text(vulnerability, "publishDate"))))
                .remediation(fixed(entry.path("topFix")))
                .suppression(suppression(entry.path("findingInfo")));
    }

    private static String fixed(JsonNode fix) {
        return String.join(" ", Nodes.text(fix, "message"), Nodes.text(fix, "fixResolution"))
                .strip();
    }

    private static Suppression suppression(JsonNode info) {
        Suppression.State state = switch (Nodes.text(info, "status")) {
            case "LIBRARY_REMOVED", "LIBRARY_IN_HOUSE", "REMEDIATED" -> Suppression.State.RESOLVED;
            case "IGNORED", "SUPPRESSED" -> Suppression.State.SUPPRESSED;
            default -> null;
        };
        return state == null
                ? null
                : new Suppression(state, "mend", Nodes.text(info, "status") + comment(info.path("comment")));
    }

    private static String comment(JsonNode comment) {
        String text = Nodes.text(comment, "comment");
        return text.isEmpty() ? "" : ": " + text;
    }

    private static Component component(JsonNode library) {
        String group = Nodes.text(library, "groupId");
        String artifact = Nodes.text(library, "artifactId");
        String version = Nodes.text(library, "version");
        String type = TYPES.get(Nodes.first(library, "libraryType", "type"));
        boolean grouped = type != null && type.equals("maven") && !group.isEmpty();
        String purl = type == null ? "" : Purls.of(type, grouped ? group + "/" + artifact : artifact, version);
        List<String> licenses = new ArrayList<>();
        library.path("licenses").forEach(license -> licenses.add(Nodes.text(license, "name")));
        return new Component(
                purl,
                grouped ? group + ":" + artifact : Nodes.first(library, "artifactId", "name"),
                version,
                licenses,
                Nodes.text(library, "path"),
                Scope.UNKNOWN);
    }
}
