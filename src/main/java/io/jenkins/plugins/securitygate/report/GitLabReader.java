package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads GitLab's security reports of every type: SAST, DAST, API and coverage fuzzing, dependency and container scanning,
 * secret detection. The schema is one; the type of scan decides what a location says.
 */
@AutoService(ReportReader.class)
public final class GitLabReader implements ReportReader {
    @Override
    public String format() {
        return "gitlab";
    }

    @Override
    public String title() {
        return "GitLab security JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(
                ScanKind.SAST,
                ScanKind.DAST,
                ScanKind.FUZZING,
                ScanKind.DEPENDENCY,
                ScanKind.CONTAINER,
                ScanKind.SECRET);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean vulnerability = probe.has("vulnerabilities.identifiers.type") && probe.has("vulnerabilities.location");
        boolean scan = probe.has("scan.type") && probe.has("scan.scanner");
        boolean old = probe.has("remediations") && probe.has("version");
        return !probe.isArray() && probe.has("vulnerabilities") && (vulnerability || scan || old);
    }

    /** Reads twice, since what kind of scan it was may stand behind the findings. */
    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        ScanKind[] kind = {null};
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("scan")) {
                    kind[0] = scan(json.tree(), sink);
                }
            });
            json.end();
        }
        boolean[] any = {kind[0] != null};
        GitLabFindings findings = new GitLabFindings(kind[0], report.secrets());
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("vulnerabilities")) {
                    json.records(sink, () -> {
                        findings.add(json, Nodes.entry(json), sink);
                        any[0] = true;
                    });
                }
            });
        }
        if (!any[0]) {
            // Reports of the schema that did not say the type were those of the SAST analyzers.
            sink.kind(ScanKind.SAST);
        }
    }

    /** The kind of scan, {@code null} when the report does not say it. */
    private static ScanKind scan(JsonNode scan, ScanSink sink) {
        JsonNode scanner = scan.path("scanner");
        sink.tool(Nodes.first(scanner, "id", "name"), Nodes.text(scanner, "version"));
        // The schema says that times without an offset are in UTC.
        sink.started(Timestamps.parse(Nodes.text(scan, "start_time") + "Z"));
        if (Nodes.text(scan, "status").equals("failure")) {
            sink.failed("the report says that the scan failed" + messages(scan));
        }
        ScanKind kind = GitLabFindings.kind(Nodes.text(scan, "type"));
        if (kind != null) {
            sink.kind(kind);
        }
        return kind;
    }

    private static String messages(JsonNode scan) {
        StringBuilder text = new StringBuilder();
        scan.path("messages").forEach(message -> text.append(": ").append(Nodes.text(message, "value")));
        return text.toString();
    }
}
