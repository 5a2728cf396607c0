package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the JSON of Brakeman. The code that it quotes for secrets never leaves this class. */
@AutoService(ReportReader.class)
public final class BrakemanReader implements ReportReader {
    /** Warning codes of passwords of basic authentication, of session secrets and of other secrets in the source. */
    private static final Set<Integer> SECRETS = Set.of(9, 29, 101);

    @Override
    public String format() {
        return "brakeman";
    }

    @Override
    public String title() {
        return "Brakeman JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SAST);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && probe.has("scan_info.brakeman_version");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "scan_info" -> scan(Nodes.entry(json), sink);
                    case "warnings" ->
                        json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json), report.secrets())));
                    case "ignored_warnings" ->
                        json.records(sink, () -> {
                            JsonNode entry = Nodes.entry(json);
                            sink.finding(finding(json, entry, report.secrets())
                                    .suppression(new Suppression(
                                            Suppression.State.SUPPRESSED,
                                            "brakeman.ignore",
                                            Nodes.text(entry, "note"))));
                        });
                    case "errors" -> json.elements(() -> error(Nodes.entry(json), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void scan(JsonNode info, ScanSink sink) {
        sink.tool("brakeman", Nodes.text(info, "brakeman_version"));
        // Ruby's own form: 2026-02-03 04:05:06 +0000
        String time = Nodes.text(info, "start_time");
        sink.started(Timestamps.parse(time.replaceFirst("(\\S+) (\\S+) ([-+]\\d\\d)(\\d\\d)", "$1T$2$3:$4")));
    }

    private static void error(JsonNode entry, ScanSink sink) {
        sink.error(Nodes.text(entry, "location"), "Brakeman: " + Nodes.text(entry, "error"));
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        int code = entry.path("warning_code").asInt(-1);
        String type = Nodes.required(json, entry, "warning_type");
        List<Integer> cwes = Cwe.numbers(Nodes.texts(entry, "cwe_id"));
        boolean secret = SECRETS.contains(code) || NumberedCode.holdsSecret(cwes);
        String quoted = Nodes.text(entry, "code");
        // The rule ids of Brakeman's own SARIF.
        return Finding.of(ScanKind.SAST, code < 0 ? type : "BRAKE%04d".formatted(code))
                .title(type + ": " + Nodes.text(entry, "message"))
                .description(description(entry))
                .severity(severity(Nodes.text(entry, "confidence")))
                .location(Location.of(
                        Nodes.text(entry, "file"), entry.path("line").asInt()))
                .cwes(cwes)
                .snippet(secret ? "" : quoted)
                .identity(secret && !quoted.isEmpty() ? secrets.of(quoted) : Nodes.text(entry, "fingerprint"))
                .flow(flow(entry.path("render_path")))
                .url(Nodes.text(entry, "link"));
    }

    private static String description(JsonNode entry) {
        String input = Nodes.text(entry, "user_input");
        String confidence = "Confidence: " + Nodes.text(entry, "confidence");
        return input.isEmpty() ? confidence : confidence + "\nUser input: " + input;
    }

    /** Brakeman rates its confidence only, and sorts by it. */
    private static Severity severity(String confidence) {
        return confidence.equals("Weak") ? Severity.LOW : Severity.of(confidence);
    }

    private static List<Location> flow(JsonNode renderPath) {
        List<Location> steps = new ArrayList<>();
        for (JsonNode step : renderPath) {
            steps.add(Location.of(Nodes.text(step, "file"), step.path("line").asInt()));
        }
        return steps;
    }
}
