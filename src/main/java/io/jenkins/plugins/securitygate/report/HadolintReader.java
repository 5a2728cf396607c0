package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of hadolint, which checks Dockerfiles and, with the rules of ShellCheck, the scripts in them. */
@AutoService(ReportReader.class)
public final class HadolintReader implements ReportReader {
    @Override
    public String format() {
        return "hadolint";
    }

    @Override
    public String title() {
        return "hadolint JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isArray() && probe.has("code") && probe.has("level") && probe.has("column") && probe.has("file");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("hadolint", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String code = Nodes.required(json, entry, "code");
        return Finding.of(ScanKind.CONFIGURATION, code)
                .title(Nodes.text(entry, "message"))
                .severity(severity(Nodes.text(entry, "level")))
                .location(new Location(
                        Nodes.text(entry, "file"),
                        entry.path("line").asInt(),
                        entry.path("column").asInt(),
                        0,
                        0))
                .url(documentation(code));
    }

    private static Severity severity(String level) {
        return level.equals("style") ? Severity.INFO : Severity.of(level);
    }

    private static String documentation(String code) {
        return code.startsWith("SC")
                ? "https://www.shellcheck.net/wiki/" + code
                : "https://github.com/hadolint/hadolint/wiki/" + code;
    }
}
