package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the XML and JSON of OWASP Dependency-Check: one finding for each vulnerability of each file, the suppressed ones
 * with what the suppression file notes. Each exception of the analysis is an error, since it means that something was
 * not looked at.
 */
@AutoService(ReportReader.class)
public final class DependencyCheckReader implements ReportReader {
    private static final String TOOL = "dependency-check";

    @Override
    public String format() {
        return TOOL;
    }

    @Override
    public String title() {
        return "OWASP Dependency-Check XML or JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml = probe.xmlRoot().equals("analysis")
                && probe.xmlNamespace().toLowerCase(java.util.Locale.ROOT).contains("dependency-check");
        return xml || !probe.isArray() && probe.has("reportSchema") && probe.has("scanInfo");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool(TOOL, "");
        if (Probe.of(report).isJson()) {
            try (JsonCursor json = JsonCursor.open(report)) {
                json.members(name -> section(name, json, sink));
                json.end();
            }
        } else {
            try (XmlCursor xml = XmlCursor.open(report)) {
                xml.children(name -> section(name, xml, sink));
                xml.end();
            }
        }
    }

    private static void section(String name, JsonCursor json, ScanSink sink) throws IOException, ReportException {
        switch (name) {
            case "scanInfo", "projectInfo" -> information(json.tree(), sink);
            case "dependencies" ->
                json.elements(() -> {
                    DependencyCheckFile file = new DependencyCheckFile();
                    json.members(member -> member(member, file, json, sink));
                });
            default -> {}
        }
    }

    private static void member(String name, DependencyCheckFile file, JsonCursor json, ScanSink sink)
            throws IOException, ReportException {
        switch (name) {
            case "fileName" -> file.name(json.text());
            case "filePath" -> file.path(json.text());
            case "packages" -> json.elements(() -> file.identifier(Nodes.text(json.tree(), "id")));
            case "vulnerabilities", "suppressedVulnerabilities" -> {
                boolean suppressed = name.startsWith("suppressed");
                json.records(sink, () -> sink.finding(file.finding(Nodes.entry(json), json.place(), suppressed)));
            }
            default -> {}
        }
    }

    private static void section(String name, XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        switch (name) {
            case "scanInfo", "projectInfo" -> information(XmlEntry.of(xml), sink);
            case "dependencies" ->
                xml.children(dependency -> {
                    DependencyCheckFile file = new DependencyCheckFile();
                    xml.children(member -> member(member, file, xml, sink));
                });
            default -> {}
        }
    }

    private static void member(String name, DependencyCheckFile file, XmlCursor xml, ScanSink sink)
            throws IOException, ReportException {
        switch (name) {
            case "fileName" -> file.name(xml.text());
            case "filePath" -> file.path(xml.text());
            case "identifiers" ->
                xml.children(kind -> {
                    if (kind.equals("package")) {
                        file.identifier(Nodes.text(XmlEntry.of(xml), "id"));
                    }
                });
            case "vulnerabilities" ->
                xml.records(sink, kind -> {
                    sink.record();
                    String place = xml.place();
                    sink.finding(file.finding(XmlEntry.of(xml), place, kind.startsWith("suppressed")));
                });
            default -> {}
        }
    }

    private static void information(JsonNode information, ScanSink sink) {
        sink.tool(TOOL, Nodes.text(information, "engineVersion"));
        String date = Nodes.text(information, "reportDate");
        if (!date.isEmpty()) {
            sink.started(Timestamps.parse(date));
        }
        for (JsonNode exception : information.path("analysisExceptions")) {
            sink.error(
                    "analysisExceptions",
                    Nodes.first(exception, "message") + Nodes.text(exception.path("exception"), "message"));
        }
    }
}
