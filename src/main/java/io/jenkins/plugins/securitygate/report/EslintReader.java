package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the JSON of ESLint. A record is one message. Every one counts, since nothing in a report tells rules about
 * security from others; what a rule about secrets quotes never leaves this class.
 */
@AutoService(ReportReader.class)
public final class EslintReader implements ReportReader {
    @Override
    public String format() {
        return "eslint";
    }

    @Override
    public String title() {
        return "ESLint JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isArray() && probe.has("filePath") && probe.has("messages");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("eslint", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.entries(sink, () -> file(json, Nodes.entry(json), sink));
            json.end();
        }
    }

    private static void file(JsonCursor json, JsonNode file, ScanSink sink) {
        String path = Nodes.required(json, file, "filePath");
        String[] lines = Nodes.text(file, "source").split("\\R", -1);
        for (JsonNode message : file.path("messages")) {
            sink.record();
            Location place = place(path, message);
            if (message.path("fatal").asBoolean()) {
                sink.error(place.toString(), "ESLint: " + Nodes.text(message, "message"));
            } else {
                sink.finding(finding(message, place, lines));
            }
        }
        for (JsonNode message : file.path("suppressedMessages")) {
            sink.record();
            JsonNode by = message.path("suppressions").path(0);
            sink.finding(finding(message, place(path, message), lines)
                    .suppression(new Suppression(
                            Suppression.State.SUPPRESSED, Nodes.text(by, "kind"), Nodes.text(by, "justification"))));
        }
    }

    private static Finding.Builder finding(JsonNode message, Location place, String[] lines) {
        String rule = Nodes.text(message, "ruleId");
        boolean secret = rule.toLowerCase(Locale.ROOT).matches(".*(secret|password|credential).*");
        // A message without a rule is about the configuration, such as a file that the settings leave out.
        return Finding.of(ScanKind.SAST, rule.isEmpty() ? "eslint" : rule)
                .title(secret ? rule : Nodes.text(message, "message"))
                .severity(message.path("severity").asInt() == 2 ? Severity.HIGH : Severity.MEDIUM)
                .location(place)
                .snippet(secret || place.line() < 1 || place.line() > lines.length ? "" : lines[place.line() - 1]);
    }

    private static Location place(String path, JsonNode message) {
        return new Location(
                path,
                message.path("line").asInt(),
                message.path("column").asInt(),
                message.path("endLine").asInt(),
                message.path("endColumn").asInt());
    }
}
