package io.jenkins.plugins.securitygate.report;

import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The XML of Fortify WebInspect. Requests and responses are left out, since they hold credentials. */
final class WebInspectReport {
    private static final int MAX_METHOD = 10;

    private WebInspectReport() {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("webinspect", "");
        sink.kind(ScanKind.DAST);
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(name -> {
                if (name.equals("Issues")) {
                    xml.records(sink, issue -> {
                        sink.record();
                        sink.finding(issue(xml));
                    });
                }
            });
            xml.end();
        }
    }

    private static Finding.Builder issue(XmlCursor xml) throws IOException, ReportException {
        Map<String, String> texts = new HashMap<>();
        xml.children(name -> {
            switch (name) {
                case "ReportSection" -> section(xml, texts);
                case "VulnerableSession" -> texts.put(name, method(xml.text()));
                case "RawResponse" -> {}
                default -> texts.put(name, xml.text());
            }
        });
        String id = texts.getOrDefault("VulnerabilityID", "");
        if (id.isEmpty()) {
            throw xml.bad("the Issue has no VulnerabilityID");
        }
        return Finding.of(ScanKind.DAST, id)
                .title(texts.get("Name"))
                .description(texts.get("Summary"))
                .remediation(texts.get("Fix"))
                .severity(severity(texts.getOrDefault("Severity", "")))
                .endpoint(new Endpoint(texts.getOrDefault("VulnerableSession", ""), texts.get("URL"), ""));
    }

    private static void section(XmlCursor xml, Map<String, String> texts) throws IOException, ReportException {
        String[] name = {""};
        xml.children(part -> {
            if (part.equals("Name")) {
                name[0] = xml.text();
            } else if (part.equals("SectionText")) {
                texts.put(name[0], xml.text().replaceAll("<[^>]*>", " ").strip());
            }
        });
    }

    private static String method(String request) {
        int space = request.indexOf(' ');
        return space > 0 && space <= MAX_METHOD ? request.substring(0, space) : "";
    }

    private static Severity severity(String number) {
        return switch (number) {
            case "4" -> Severity.CRITICAL;
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
