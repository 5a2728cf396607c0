package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.List;

/** The JSON of CxFlow. An issue is one query in one file; it has a finding for each line. */
final class CheckmarxFlow {
    private CheckmarxFlow() {}

    static void read(Report report, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "version" -> sink.tool("checkmarx", json.text());
                    case "xissues" -> json.records(sink, () -> issue(json, Nodes.entry(json), sink));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static void issue(JsonCursor json, JsonNode issue, ScanSink sink) {
        String rule = Nodes.required(json, issue, "vulnerability");
        if (issue.path("details").isEmpty()) {
            throw json.bad("the issue has no details");
        }
        issue.path("details").properties().forEach(entry -> {
            String line = entry.getKey();
            sink.finding(Finding.of(ScanKind.SAST, rule)
                    .title(rule.replace('_', ' '))
                    .description(Nodes.text(issue, "description"))
                    .severity(Severity.of(Nodes.text(issue, "severity")))
                    .cwes(Cwe.numbers(List.of(Nodes.text(issue, "cwe"))))
                    .location(Location.of(
                            Nodes.text(issue, "filename"), line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0))
                    .identity(Nodes.text(issue, "similarityId"))
                    .url(Nodes.text(issue, "link"))
                    .suppression(suppression(entry.getValue())));
        });
    }

    private static Suppression suppression(JsonNode detail) {
        return detail.path("falsePositive").asBoolean()
                ? new Suppression(Suppression.State.FALSE_POSITIVE, "checkmarx", Nodes.text(detail, "comment"))
                : null;
    }
}
