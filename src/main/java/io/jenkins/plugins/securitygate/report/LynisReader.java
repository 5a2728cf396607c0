package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the report file of Lynis, lines of {@code key=value}. Of each line at most a million characters are read. */
@AutoService(ReportReader.class)
public final class LynisReader implements ReportReader {
    private static final int MAX_LINE = 1 << 20;
    private static final int FIELDS = 4;

    @Override
    public String format() {
        return "lynis";
    }

    @Override
    public String title() {
        return "Lynis report";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isJson() && probe.head().startsWith("# Lynis Report")
                || probe.head().startsWith("report_version_major=");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("lynis", "");
        Map<String, String> header = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                report.open(), Probe.charset(first(report)).newDecoder()))) {
            int number = 0;
            for (String line = next(lines); line != null; line = next(lines)) {
                number++;
                int equals = line.indexOf('=');
                if (equals > 0) {
                    entry(line.substring(0, equals), line.substring(equals + 1), number, header, sink);
                }
            }
        }
        sink.tool("lynis", header.get("lynis_version"));
        if (!header.getOrDefault("finish", "").equals("true")) {
            sink.failed("Lynis did not finish: the report does not end with finish=true");
        }
    }

    private static byte[] first(Report report) throws IOException {
        try (InputStream in = report.open()) {
            return in.readNBytes(2);
        }
    }

    /** The next line, {@code null} at the end; what is too long of it is skipped. */
    private static String next(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            if (line.length() < MAX_LINE) {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void entry(String key, String value, int line, Map<String, String> header, ScanSink sink) {
        switch (key) {
            case "warning[]" -> finding(value, Severity.MEDIUM, line, header, sink);
            case "suggestion[]" -> finding(value, Severity.LOW, line, header, sink);
            case "lynis_version", "hostname", "finish" -> header.put(key, value);
            default -> {}
        }
    }

    private static void finding(String value, Severity severity, int line, Map<String, String> header, ScanSink sink) {
        sink.record();
        String[] fields = value.split("\\|", FIELDS + 1);
        if (fields.length < FIELDS || fields[0].isBlank()) {
            sink.error("line " + line, "expected test, text, details and solution with | between");
            return;
        }
        sink.finding(Finding.of(ScanKind.CONFIGURATION, fields[0])
                .title(fields[1])
                .severity(severity)
                .target(header.getOrDefault("hostname", ""))
                .identity(fields[1])
                .remediation(said(fields[2]) + said(fields[3]))
                .url("https://cisofy.com/lynis/controls/" + fields[0] + "/"));
    }

    /** A dash stands for nothing. */
    private static String said(String field) {
        return field.equals("-") ? "" : field + "\n";
    }
}
