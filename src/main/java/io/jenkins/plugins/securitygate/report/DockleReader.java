package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Reads the JSON of Dockle: one finding for each checkpoint; checkpoints that the user ignores are not in it. */
@AutoService(ReportReader.class)
public final class DockleReader implements ReportReader {
    @Override
    public String format() {
        return "dockle";
    }

    @Override
    public String title() {
        return "Dockle JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean counts = probe.has("summary.fatal") && probe.has("summary.pass");
        return !probe.isArray() && counts && probe.has("details");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("dockle", "");
        String[] image = {""};
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "image" -> image[0] = Images.name(json.text());
                    case "details" ->
                        json.records(sink, () -> {
                            JsonNode entry = Nodes.entry(json);
                            if (!Set.of("PASS", "SKIP").contains(Nodes.text(entry, "level"))) {
                                sink.finding(finding(json, entry).target(image[0]));
                            }
                        });
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String code = Nodes.required(json, entry, "code");
        return Finding.of(ScanKind.CONFIGURATION, code)
                .title(Nodes.text(entry, "title"))
                .description(String.join("\n", Nodes.texts(entry, "alerts")))
                .severity(severity(Nodes.text(entry, "level")))
                .url("https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT.md#"
                        + code.toLowerCase(Locale.ROOT));
    }

    private static Severity severity(String level) {
        return switch (level) {
            case "FATAL" -> Severity.CRITICAL;
            case "WARN" -> Severity.MEDIUM;
            case "INFO" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
