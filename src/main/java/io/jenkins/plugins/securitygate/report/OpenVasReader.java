package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the reports of OpenVAS (Greenbone), XML and CSV. The specific results are left out, as they quote the host. */
@AutoService(ReportReader.class)
public final class OpenVasReader implements ReportReader {
    private static final Set<String> UNFINISHED =
            Set.of("Stopped", "Stop Requested", "Running", "Requested", "Queued", "Interrupted", "New");

    @Override
    public String format() {
        return "openvas";
    }

    @Override
    public String title() {
        return "OpenVAS XML or CSV";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean xml = probe.xmlRoot().equals("report")
                && !probe.xmlAttribute("format_id").isEmpty();
        return xml || probe.hasColumns("NVT Name", "NVT OID", "Severity");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("openvas", "");
        if (Probe.of(report).xmlRoot().isEmpty()) {
            try (CsvCursor csv = CsvCursor.open(report)) {
                csv.records(sink, () -> sink.finding(OpenVasResult.of(csv).finding()));
            }
        } else {
            try (XmlCursor xml = XmlCursor.open(report)) {
                report(xml, sink);
                xml.end();
            }
        }
    }

    /** The results stand in a report within the report. */
    private static void report(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.children(child -> {
            switch (child) {
                case "report" -> report(xml, sink);
                case "scan_start" -> sink.started(Timestamps.parse(xml.text()));
                case "scan_run_status" -> {
                    String status = xml.text();
                    if (UNFINISHED.contains(status)) {
                        sink.failed("OpenVAS says that the scan is '" + status + "'");
                    }
                }
                case "errors" -> errors(xml, sink);
                case "results" ->
                    xml.records(sink, result -> {
                        if (result.equals("result")) {
                            sink.record();
                            sink.finding(result(xml).finding());
                        }
                    });
                default -> {}
            }
        });
    }

    private static void errors(XmlCursor xml, ScanSink sink) throws IOException, ReportException {
        xml.children(error -> {
            if (error.equals("error")) {
                Map<String, String> fields = texts(xml, Set.of("host", "description"));
                sink.error(fields.getOrDefault("host", ""), "OpenVAS: " + fields.getOrDefault("description", ""));
            }
        });
    }

    private static Map<String, String> texts(XmlCursor xml, Set<String> names) throws IOException, ReportException {
        Map<String, String> fields = new HashMap<>();
        xml.children(name -> {
            if (names.contains(name)) {
                fields.put(name, xml.text());
            }
        });
        return fields;
    }

    private static OpenVasResult result(XmlCursor xml) throws IOException, ReportException {
        Map<String, String> fields = new HashMap<>();
        List<String> cves = new ArrayList<>();
        xml.children(name -> {
            switch (name) {
                case "host" -> fields.put(name, xml.ownText());
                case "name", "port", "threat", "severity" -> fields.put(name, xml.text());
                case "nvt" -> {
                    fields.put("oid", xml.attribute("oid"));
                    nvt(xml, fields, cves);
                }
                default -> {}
            }
        });
        if (fields.getOrDefault("oid", "").isBlank()) {
            throw xml.bad("the result has no oid of a test");
        }
        return new OpenVasResult(fields, cves);
    }

    private static void nvt(XmlCursor xml, Map<String, String> fields, List<String> cves)
            throws IOException, ReportException {
        xml.children(name -> {
            switch (name) {
                case "tags", "solution" -> fields.put(name, xml.text());
                case "refs" ->
                    xml.children(reference -> {
                        if (xml.attribute("type").equals("cve")) {
                            cves.add(xml.attribute("id"));
                        } else if (xml.attribute("type").equals("url")) {
                            fields.putIfAbsent("url", xml.attribute("id"));
                        }
                    });
                default -> {}
            }
        });
    }
}
