package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the reports of Prowler for any cloud: CSV, JSON and JSON Lines of versions 2 to 4, and the OCSF JSON of version 4
 * and newer. What a person has to check ({@code MANUAL}) is kept as a finding.
 */
@AutoService(ReportReader.class)
public final class ProwlerReader implements ReportReader {
    @Override
    public String format() {
        return "aws-prowler";
    }

    @Override
    public String title() {
        return "Prowler CSV, JSON, JSON Lines or OCSF JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean ocsf = probe.has("finding_info.uid")
                && probe.value("metadata.product.name").equals("Prowler");
        boolean native3 = probe.has("CheckID") && probe.has("StatusExtended");
        boolean native2 = probe.has("Control ID") && probe.has("CAF Epic");
        return ocsf
                || native3
                || native2
                || probe.hasColumns("CHECK_ID", "STATUS_EXTENDED", "CHECK_TITLE")
                || probe.hasColumns("TITLE_ID", "CHECK_RESULT", "CHECK_SEVERITY");
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("prowler", "");
        Probe probe = Probe.of(report);
        if (!probe.isJson()) {
            try (CsvCursor csv = CsvCursor.open(report)) {
                csv.records(sink, () -> {
                    sink.tool("prowler", csv.text("PROWLER_VERSION"));
                    send(csv.has("TITLE_ID") ? ProwlerCheck.ofCsv2(csv) : ProwlerCheck.ofCsv3(csv), csv.place(), sink);
                });
            }
            return;
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            json.lines(sink, () -> {
                JsonNode entry = Nodes.entry(json);
                sink.tool("prowler", Nodes.text(entry.path("metadata").path("product"), "version"));
                send(ProwlerCheck.ofJson(entry), json.place(), sink);
            });
        }
    }

    private static void send(ProwlerCheck check, String place, ScanSink sink) {
        if (check.rule().isBlank() || check.status().isBlank()) {
            throw new BadEntryException(place, "the entry has no id of its check, or no status");
        }
        if (check.isFinding()) {
            sink.finding(check.finding());
        }
    }
}
