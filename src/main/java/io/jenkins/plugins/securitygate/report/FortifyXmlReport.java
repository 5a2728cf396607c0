package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The XML report that Fortify's report generator writes. Code is left out, since it may hold secrets. */
final class FortifyXmlReport {
    private FortifyXmlReport() {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            section(xml, sink);
            xml.end();
        }
    }

    /** Sections are nested as the template of the report wants them. */
    private static void section(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.records(sink, name -> {
            switch (name) {
                case "Issue" -> {
                    sink.record();
                    sink.finding(issue(xml));
                }
                case "ReportSection", "SubSection", "IssueListing", "Chart", "GroupingSection" -> section(xml, sink);
                default -> {}
            }
        });
    }

    private static Finding.Builder issue(XmlCursor xml) throws IOException, ReportException {
        String instance = xml.attribute("iid");
        Map<String, String> texts = new HashMap<>();
        Map<String, String> primary = new HashMap<>();
        Map<String, String> tags = new HashMap<>();
        xml.children(name -> {
            switch (name) {
                case "Primary" -> xml.children(part -> primary.put(part, xml.text()));
                case "Tag" -> tag(xml, tags);
                case "Source" -> {}
                default -> texts.put(name, xml.text());
            }
        });
        String category = texts.getOrDefault("Category", "");
        if (category.isEmpty()) {
            throw xml.bad("the Issue has no Category");
        }
        String line = primary.getOrDefault("LineStart", "");
        return Finding.of(ScanKind.SAST, category)
                .description(texts.get("Abstract"))
                .severity(Severity.of(texts.get("Friority")))
                .location(Location.of(
                        primary.getOrDefault("FilePath", primary.get("FileName")),
                        line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0))
                .identity(instance)
                .suppression(
                        tags.getOrDefault("Analysis", "").equals("Not an Issue")
                                ? new Suppression(
                                        Suppression.State.FALSE_POSITIVE, "fortify audit", texts.get("Comment"))
                                : null);
    }

    private static void tag(XmlCursor xml, Map<String, String> tags) throws IOException, ReportException {
        String[] name = {""};
        xml.children(part -> {
            if (part.equals("Name")) {
                name[0] = xml.text();
            } else if (part.equals("Value")) {
                tags.put(name[0], xml.text());
            }
        });
    }
}
