package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Endpoint;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON (flat and pretty) and CSV of testssl.sh. What is in order ({@code OK}) and the grades, which sum up the
 * rest, become no findings.
 */
@AutoService(ReportReader.class)
public final class TestsslReader implements ReportReader {
    private static final Pattern GRADE =
            Pattern.compile("rating_.*|.*_score|.*_score_weighted|overall_grade|grade_cap_reason_.*|scanTime");

    private static final List<String> FIELDS = List.of("ip", "port", "severity", "finding", "cve", "cwe");

    @Override
    public String format() {
        return "testssl";
    }

    @Override
    public String title() {
        return "testssl.sh JSON or CSV";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean flat = probe.isArray() && probe.has("id") && probe.has("ip") && probe.has("finding");
        boolean pretty = probe.has("Invocation") && (probe.has("scanResult") || probe.has("openssl"));
        return flat || pretty || probe.hasColumns("id", "fqdn/ip", "port", "severity", "finding");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("testssl", "");
        Probe probe = Probe.of(report);
        if (!probe.isJson()) {
            readCsv(report, sink);
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    result(Nodes.required(json, entry, "id"), fields(entry), sink);
                });
            } else {
                readPretty(json, sink);
            }
            json.end();
        }
    }

    private static void readCsv(Report report, ScanSink sink) throws IOException, ReportException {
        try (CsvCursor csv = CsvCursor.open(report)) {
            csv.records(sink, () -> {
                Map<String, String> fields = new HashMap<>();
                FIELDS.forEach(name -> fields.put(name, csv.text(name)));
                fields.put("ip", csv.text("fqdn/ip"));
                result(csv.required("id"), fields, sink);
            });
        }
    }

    private static Map<String, String> fields(JsonNode entry) {
        Map<String, String> fields = new HashMap<>();
        FIELDS.forEach(name -> fields.put(name, Nodes.text(entry, name)));
        return fields;
    }

    private static void readPretty(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.members(member -> {
            switch (member) {
                case "version" -> sink.tool("testssl", json.text().split(" ", 2)[0]);
                case "startTime" -> sink.started(Timestamps.ofEpochSeconds(json.text()));
                case "scanResult" -> json.elements(() -> target(json, sink));
                default -> {}
            }
        });
    }

    /** The target is named first; then each list holds the results of one family of tests. */
    private static void target(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        Map<String, String> target = new HashMap<>();
        json.members(member -> {
            if (json.isArray()) {
                json.records(sink, () -> {
                    JsonNode entry = Nodes.entry(json);
                    Map<String, String> fields = fields(entry);
                    fields.put("ip", target.getOrDefault("targetHost", "") + "/" + target.getOrDefault("ip", ""));
                    fields.put("port", target.getOrDefault("port", ""));
                    result(Nodes.required(json, entry, "id"), fields, sink);
                });
            } else if (!json.isObject()) {
                target.put(member, json.text());
            }
        });
        // A target that could not be reached is one result without any list.
        if (target.containsKey("id")) {
            FIELDS.forEach(name -> target.putIfAbsent(name, ""));
            result(target.get("id"), target, sink);
        }
    }

    private static void result(String id, Map<String, String> fields, ScanSink sink) {
        String severity = fields.get("severity");
        if (severity.equals("FATAL")) {
            sink.failed("testssl.sh says: " + fields.get("finding"));
        } else if (!severity.equals("OK") && !GRADE.matches(id)) {
            String host = fields.get("ip").split("/", 2)[0];
            sink.finding(Finding.of(ScanKind.DAST, id)
                    .title(id + ": " + fields.get("finding"))
                    .severity(severity(severity))
                    .endpoint(new Endpoint("", NetworkNames.address("tcp", host, fields.get("port")), ""))
                    .target(host)
                    .advisory(Advisory.of(words(fields.get("cve")), List.of()))
                    .cwes(Cwe.numbers(words(fields.get("cwe")))));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A warning says that a test could not be done. */
    private static Severity severity(String word) {
        return word.equals("WARN") || word.equals("DEBUG") ? Severity.INFO : Severity.of(word);
    }
}
