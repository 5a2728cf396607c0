package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Reads the page that {@code sonar-report} writes: each row of a table that has a severity and a component. */
final class SonarQubePage {
    private final ScanSink sink;
    private List<String> columns = List.of();

    private SonarQubePage(ScanSink sink) {
        this.sink = sink;
    }

    static boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("html") && probe.head().contains("<title>SonarQube Vulnerability Report</title>");
    }

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        HtmlCursor.elements(report, "tr", new SonarQubePage(sink)::row);
    }

    private void row(Element row) {
        List<String> names = row.select("> th").eachText();
        if (!names.isEmpty()) {
            columns = names;
        } else if (columns.contains("Severity") && columns.contains("Component")) {
            sink.record();
            issue(row);
        }
    }

    private void issue(Element row) {
        List<Element> cells = row.select("> td");
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            fields.put(columns.get(i), cells.get(i).text());
        }
        if (cells.size() != columns.size() || fields.getOrDefault("Rule", "").isEmpty()) {
            sink.error(HtmlCursor.place(row), "expected a rule in " + columns.size() + " cells, found " + cells.size());
            return;
        }
        String component = fields.get("Component");
        String message = fields.getOrDefault("Message", "");
        String line = fields.getOrDefault("Line", "");
        sink.finding(Finding.of(ScanKind.SAST, fields.get("Rule"))
                .title(message.isEmpty() ? fields.getOrDefault("Description", "") : message)
                .severity(SonarQubeReader.severity(fields.get("Severity")))
                .location(Location.of(
                        component.substring(component.lastIndexOf(':') + 1),
                        line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0))
                .identity(fields.getOrDefault("Key", "")));
    }
}
