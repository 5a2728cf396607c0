package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of Popeye. Issues of the level "ok" become no findings. */
@AutoService(ReportReader.class)
public final class PopeyeReader implements ReportReader {
    private static final Pattern MESSAGE = Pattern.compile("(?s)\\[(POP-[0-9]{1,5})\\]\\s*(.*)");
    private static final String WHOLE_OBJECT = "__root__";

    @Override
    public String format() {
        return "popeye";
    }

    @Override
    public String title() {
        return "Popeye JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        return !probe.isArray() && (probe.has("popeye.sanitizers") || probe.has("popeye.sections"));
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("popeye", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(root -> {
                if (root.equals("popeye")) {
                    json.members(member -> {
                        // Versions before 0.20 call the linters sanitizers.
                        if (member.equals("sections") || member.equals("sanitizers")) {
                            json.elements(() -> section(json, sink));
                        }
                    });
                }
            });
            json.end();
        }
    }

    /** The linter stands before its issues. */
    private static void section(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        String[] linter = {""};
        json.members(member -> {
            switch (member) {
                case "linter", "sanitizer" -> linter[0] = json.text();
                case "issues" ->
                    json.members(object -> json.records(sink, () -> {
                        JsonNode issue = Nodes.entry(json);
                        if (issue.path("level").asInt() > 0) {
                            sink.finding(finding(linter[0] + "/" + object, json, issue));
                        }
                    }));
                default -> {}
            }
        });
    }

    private static Finding.Builder finding(String object, JsonCursor json, JsonNode issue) {
        Matcher message = MESSAGE.matcher(Nodes.required(json, issue, "message"));
        if (!message.matches()) {
            throw json.bad("the message does not begin with a code such as [POP-106]");
        }
        String group = Nodes.text(issue, "group");
        return Finding.of(ScanKind.CONFIGURATION, message.group(1))
                .title(message.group(2))
                .severity(severity(issue.path("level").asInt()))
                .target(object)
                .identity(group.equals(WHOLE_OBJECT) ? message.group(2) : group + " " + message.group(2));
    }

    private static Severity severity(int level) {
        return switch (level) {
            case 1 -> Severity.INFO;
            case 2 -> Severity.MEDIUM;
            case 3 -> Severity.HIGH;
            default -> Severity.UNKNOWN;
        };
    }
}
