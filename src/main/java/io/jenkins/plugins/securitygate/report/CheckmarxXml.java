package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The XML of Checkmarx SAST. Code is left out: the tool's own id of a path identifies it better. */
final class CheckmarxXml {
    /** Of {@code Result}, attribute {@code state}: "not exploitable". */
    private static final String NOT_EXPLOITABLE = "1";

    private CheckmarxXml() {}

    /** A query with its results; its attributes cannot be read any more once a result is. */
    private record Query(String name, List<Integer> cwes, String about) {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            sink.tool("checkmarx", xml.attribute("CheckmarxVersion"));
            xml.records(sink, name -> {
                if (name.equals("Query")) {
                    query(xml, sink);
                }
            });
            xml.end();
        }
    }

    private static void query(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String name = xml.attribute("name");
        if (name.isEmpty()) {
            throw xml.bad("the Query has no name");
        }
        List<Integer> cwes = Cwe.numbers(List.of(xml.attribute("cweId")));
        Query query = new Query(name, cwes, "Query group " + xml.attribute("group"));
        xml.records(sink, child -> {
            if (child.equals("Result")) {
                sink.record();
                sink.finding(result(xml, query));
            }
        });
    }

    private static Finding.Builder result(XmlCursor xml, Query query) throws IOException, ReportException {
        Finding.Builder finding = Finding.of(ScanKind.SAST, query.name())
                .title(query.name().replace('_', ' '))
                .description(query.about())
                .cwes(query.cwes())
                .severity(Severity.of(xml.attribute("Severity")))
                .url(xml.attribute("DeepLink"))
                .suppression(suppression(xml));
        Location start = new Location(
                xml.attribute("FileName"), xml.integer("Line"), xml.integer("Column"), xml.integer("Line"), 0);
        List<Location> flow = new ArrayList<>();
        xml.children(name -> {
            if (name.equals("Path")) {
                finding.identity(xml.attribute("SimilarityId"));
                xml.children(node -> flow.add(node(xml)));
            }
        });
        // The last step is where the value does its harm and where the repair belongs.
        Location sink = flow.isEmpty() ? start : flow.get(flow.size() - 1);
        return finding.location(sink.isKnown() ? sink : start).flow(flow);
    }

    private static Location node(XmlCursor xml) throws IOException, ReportException {
        String[] parts = {"", "", ""};
        xml.children(name -> {
            switch (name) {
                case "FileName" -> parts[0] = xml.text();
                case "Line" -> parts[1] = xml.text();
                case "Column" -> parts[2] = xml.text();
                default -> {}
            }
        });
        int line = number(parts[1]);
        return new Location(parts[0], line, number(parts[2]), line, 0);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Suppression suppression(XmlCursor xml) {
        String remark = xml.attribute("Remark");
        if (xml.attribute("FalsePositive").equalsIgnoreCase("true")
                || xml.attribute("state").equals(NOT_EXPLOITABLE)) {
            return new Suppression(Suppression.State.FALSE_POSITIVE, "checkmarx", remark);
        }
        return xml.attribute("Status").equals("Fixed")
                ? new Suppression(Suppression.State.RESOLVED, "checkmarx", remark)
                : null;
    }
}
