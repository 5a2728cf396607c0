package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the JSON of {@code opa eval} and {@code opa exec}. What rules named {@code deny}, {@code violation} or {@code
 * warn} hold are findings, and so is an {@code allow} that is false.
 */
@AutoService(ReportReader.class)
public final class OpaReader implements ReportReader {
    @Override
    public String format() {
        return "opa";
    }

    @Override
    public String title() {
        return "OPA eval or exec JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean eval = probe.has("result.expressions");
        boolean exec = probe.has("result.path") && (probe.has("result.result") || probe.has("result.error"));
        boolean failed = probe.has("errors.code") && probe.value("errors.code").startsWith("rego_");
        return !probe.isArray() && (eval || exec || failed);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("opa", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "errors" -> json.elements(() -> failed(Nodes.entry(json), sink));
                    case "result" -> json.records(sink, () -> result(Nodes.entry(json), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void failed(JsonNode error, ScanSink sink) {
        sink.failed("OPA: " + Nodes.first(error, "message", "code"));
    }

    private static void result(JsonNode result, ScanSink sink) {
        String path = Nodes.text(result, "path");
        if (result.has("error")) {
            JsonNode error = result.path("error");
            sink.error(path, "OPA: " + (error.isObject() ? Nodes.first(error, "message", "code") : error.asText()));
        }
        for (JsonNode expression : result.path("expressions")) {
            value(Nodes.text(expression, "text"), expression.path("value"), "", sink);
        }
        value("decision", result.path("result"), path, sink);
    }

    /** An object holds rules by name; a list holds the messages of one rule. */
    private static void value(String rule, JsonNode value, String path, ScanSink sink) {
        String name = rule.substring(rule.lastIndexOf('.') + 1);
        if (value.isArray()) {
            value.forEach(message -> sink.finding(finding(rule, name, message, path)));
        } else if (value.isObject()) {
            value.properties().forEach(entry -> {
                if (entry.getKey().matches("(deny|violation|warn|allow).*")
                        || entry.getValue().isObject()) {
                    value(rule + "." + entry.getKey(), entry.getValue(), path, sink);
                }
            });
        } else if (value.isBoolean() && value.asBoolean() != name.startsWith("allow") && isDecision(name)) {
            sink.finding(finding(rule, name, value, path));
        }
    }

    private static boolean isDecision(String name) {
        return name.matches("(deny|violation|warn|allow).*");
    }

    private static Finding.Builder finding(String rule, String name, JsonNode message, String path) {
        String text = message.isObject() ? Nodes.first(message, "msg", "message") : message.asText();
        String own = Nodes.text(message, "severity");
        Severity severity = name.startsWith("warn") ? Severity.MEDIUM : Severity.HIGH;
        return Finding.of(ScanKind.CONFIGURATION, rule)
                .title(message.isBoolean() ? rule + " is " + text : text)
                .severity(own.isEmpty() ? severity : Severity.of(own))
                .location(Location.of(path, 0))
                .identity(text);
    }
}
