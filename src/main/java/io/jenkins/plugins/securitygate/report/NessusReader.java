package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the exports of Nessus and its siblings: {@code .nessus} XML (version 2) and the CSV of Nessus, of Tenable.sc and
 * of Web App Scanning. What plugins print is left out: it may hold whatever they found on the host.
 */
@AutoService(ReportReader.class)
public final class NessusReader implements ReportReader {
    private static final Set<String> FIELDS = Set.of(
            "description",
            "solution",
            "synopsis",
            "see_also",
            "cvss3_vector",
            "cvss_vector",
            "cvss3_base_score",
            "cvss_base_score",
            "epss_score",
            "cisa-known-exploited",
            "compliance-result");

    @Override
    public String format() {
        return "nessus";
    }

    @Override
    public String title() {
        return "Nessus XML or CSV";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.xmlRoot().equals("NessusClientData_v2")
                || probe.hasColumns("Plugin ID", "Risk", "Host", "Synopsis")
                || probe.hasColumns("Plugin", "Plugin Name", "Severity", "IP Address");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("nessus", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            readCsv(report, sink);
        } else {
            readXml(report, sink);
        }
    }

    private static void readCsv(Report report, ScanSink sink) throws IOException, ReportException {
        try (CsvCursor csv = CsvCursor.open(report)) {
            csv.records(sink, () -> sink.finding(NessusItem.of(csv).finding()));
        }
    }

    private static void readXml(Report report, ScanSink sink) throws IOException, ReportException {
        try (XmlCursor xml = XmlCursor.open(report)) {
            xml.children(child -> {
                if (child.equals("Report")) {
                    xml.children(host -> {
                        if (host.equals("ReportHost")) {
                            host(xml, sink);
                        }
                    });
                }
            });
            xml.end();
        }
    }

    private static void host(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        String host = xml.attribute("name");
        xml.records(sink, child -> {
            if (child.equals("ReportItem")) {
                sink.record();
                item(host, xml, sink);
            }
        });
    }

    private static void item(String host, XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        Map<String, String> fields = new HashMap<>();
        for (String attribute : List.of("pluginID", "pluginName", "severity", "port", "protocol")) {
            fields.put(attribute, xml.attribute(attribute));
        }
        if (fields.get("pluginID").isBlank()) {
            throw xml.bad("the item has no pluginID");
        }
        List<String> cves = new ArrayList<>();
        List<String> cwes = new ArrayList<>();
        xml.children(name -> {
            switch (name) {
                case "cve" -> cves.add(xml.text());
                case "cwe" -> cwes.add(xml.text());
                default -> {
                    if (FIELDS.contains(name)) {
                        fields.put(name, xml.text());
                    }
                }
            }
        });
        // A check of an audit file that is met is no problem, whatever its severity says.
        if (!fields.getOrDefault("compliance-result", "").equals("PASSED")) {
            sink.finding(NessusItem.of(host, fields, cves, cwes).finding());
        }
    }
}
