package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON Lines of TruffleHog 2 and 3, with or without the log of version 3 between. The value of a secret never
 * leaves this class.
 */
@AutoService(ReportReader.class)
public final class TruffleHogReader implements ReportReader {
    private static final int HARD_CODED_CREDENTIALS = 798;

    @Override
    public String format() {
        return "trufflehog";
    }

    @Override
    public String title() {
        return "TruffleHog JSON Lines (versions 2 and 3)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.SECRET);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean version3 = probe.has("DetectorName") && probe.has("SourceMetadata");
        boolean version2 = probe.has("stringsFound") && probe.has("commitHash");
        boolean log = probe.value("logger").equals("trufflehog");
        return version3 || version2 || log;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("trufflehog", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.records(sink, () -> entry(json, Nodes.entry(json), report.secrets(), sink));
                json.end();
                return;
            }
            do {
                try {
                    entry(json, Nodes.entry(json), report.secrets(), sink);
                } catch (BadEntryException e) {
                    sink.error(e.place(), e.getMessage());
                }
            } while (json.nextRoot());
        }
    }

    private static void entry(JsonCursor json, JsonNode entry, SecretDigest secrets, ScanSink sink) {
        if (entry.has("logger")) {
            log(json, entry, sink);
            return;
        }
        sink.record();
        if (entry.has("stringsFound")) {
            version2(json, entry, secrets, sink);
        } else {
            sink.finding(version3(json, entry, secrets));
        }
    }

    private static void log(JsonCursor json, JsonNode entry, ScanSink sink) {
        sink.tool("trufflehog", Nodes.text(entry, "trufflehog_version"));
        String level = Nodes.text(entry, "level");
        if (level.equals("error")) {
            sink.error(json.place(), "TruffleHog: " + Nodes.first(entry, "msg", "error"));
        } else if (level.equals("fatal")) {
            sink.failed("TruffleHog: " + Nodes.first(entry, "msg", "error"));
        }
    }

    /** The source is one of many, each with its own member; what they have in common is named alike. */
    private static Finding.Builder version3(JsonCursor json, JsonNode entry, SecretDigest secrets) {
        JsonNode data = entry.path("SourceMetadata").path("Data");
        JsonNode source = data.elements().hasNext() ? data.elements().next() : data;
        String raw = Nodes.text(entry, "RawV2").isEmpty() ? Nodes.text(entry, "Raw") : Nodes.text(entry, "RawV2");
        boolean verified = entry.path("Verified").asBoolean();
        String commit = Nodes.text(source, "commit");
        return secret(Nodes.required(json, entry, "DetectorName"), commit)
                .title(entry.path("DetectorName").asText() + (verified ? ", verified" : ", not verified"))
                .severity(verified ? Severity.CRITICAL : Severity.HIGH)
                .location(Location.of(
                        Nodes.first(source, "file", "path"), source.path("line").asInt()))
                .target(Nodes.first(source, "repository", "image", "bucket"))
                .snippet(SecretDigest.mask(Nodes.text(entry, "Raw")))
                .identity(secrets.of(raw))
                .url(Nodes.text(source, "link"));
    }

    private static void version2(JsonCursor json, JsonNode entry, SecretDigest secrets, ScanSink sink) {
        String rule = Nodes.required(json, entry, "reason");
        for (String found : Nodes.texts(entry, "stringsFound")) {
            sink.finding(secret(rule, Nodes.text(entry, "commitHash"))
                    .severity(Severity.HIGH)
                    .location(Location.of(Nodes.text(entry, "path"), 0))
                    .snippet(SecretDigest.mask(found))
                    .identity(secrets.of(found)));
        }
    }

    private static Finding.Builder secret(String rule, String commit) {
        return Finding.of(ScanKind.SECRET, rule)
                .description(commit.isEmpty() ? "" : "In commit " + commit)
                .cwes(List.of(HARD_CODED_CREDENTIALS))
                .remediation("Revoke the secret, then take it out of the code and its history.");
    }
}
