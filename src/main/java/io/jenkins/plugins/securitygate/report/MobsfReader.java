package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Fact;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the JSON of MobSF's static analysis. The values of the secrets that it lists never leave this class. */
@AutoService(ReportReader.class)
public final class MobsfReader implements ReportReader {
    private static final Pattern NAMED = Pattern.compile("\"([\\w.-]{1,100})\" : \"(.*)\"");
    private static final int HARD_CODED_CREDENTIALS = 798;

    @Override
    public String format() {
        return "mobsf";
    }

    @Override
    public String title() {
        return "MobSF static analysis JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.SAST, ScanKind.SECRET, ScanKind.CONFIGURATION);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean app = probe.has("package_name") || probe.has("bundle_id") || probe.has("app_name");
        boolean analysis = probe.has("code_analysis") || probe.has("manifest_analysis") || probe.has("app_type");
        return !probe.isArray() && probe.has("file_name") && app && analysis;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("mobsf", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "version" -> sink.tool("mobsf", json.text());
                    case "code_analysis" -> list("findings", json, () -> code(json, sink));
                    case "manifest_analysis" ->
                        list(
                                "manifest_findings",
                                json,
                                () -> json.records(sink, () -> sink.finding(manifest(json, Nodes.entry(json)))));
                    case "permissions" -> json.members(permission -> permission(permission, Nodes.entry(json), sink));
                    case "secrets" -> json.records(sink, () -> sink.finding(secret(json.text(), report.secrets())));
                    default -> {}
                }
            });
            json.end();
        }
    }

    /** Visits one list of an analysis; beside it stand only counts. */
    private static void list(String member, JsonCursor json, JsonCursor.Element element)
            throws IOException, ReportException {
        json.members(name -> {
            if (name.equals(member)) {
                element.at();
            }
        });
    }

    private static void code(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.members(rule -> {
            JsonNode entry = Nodes.entry(json);
            JsonNode metadata = entry.path("metadata");
            sink.record();
            entry.path("files").properties().forEach(file -> {
                for (String line : file.getValue().asText().split(",")) {
                    sink.finding(Finding.of(ScanKind.SAST, rule)
                            .title(Nodes.text(metadata, "description"))
                            .severity(severity(Nodes.text(metadata, "severity")))
                            .cwes(Cwe.numbers(List.of(Nodes.text(metadata, "cwe"))))
                            .location(
                                    Location.of(file.getKey(), line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : 0))
                            .url(Nodes.text(metadata, "ref")));
                }
            });
        });
    }

    private static Finding.Builder manifest(JsonCursor json, JsonNode entry) {
        String title = Nodes.first(entry, "title", "name");
        return Finding.of(ScanKind.CONFIGURATION, Nodes.required(json, entry, "rule"))
                .title(title.replaceAll("<[^>]*>", " "))
                .description(Nodes.text(entry, "description"))
                .severity(severity(Nodes.text(entry, "severity")))
                .location(Location.of("AndroidManifest.xml", 0))
                .identity(title);
    }

    private static void permission(String name, JsonNode entry, ScanSink sink) {
        if (Nodes.text(entry, "status").equals("dangerous")) {
            sink.fact(Fact.of(Fact.Type.PRIVILEGE, name, "", Location.NONE));
        }
    }

    /** The name in {@code "api_key" : "value"} may be kept, its value not, and nothing of a line of another form. */
    private static Finding.Builder secret(String line, SecretDigest secrets) {
        Matcher named = NAMED.matcher(line);
        boolean isNamed = named.matches();
        String name = isNamed ? named.group(1) : "";
        String value = isNamed ? named.group(2) : line;
        return Finding.of(ScanKind.SECRET, "hardcoded-secret")
                .title(name.isEmpty() ? "Possible hard-coded secret" : "Possible hard-coded secret " + name)
                .severity(Severity.HIGH)
                .cwes(List.of(HARD_CODED_CREDENTIALS))
                .identity(secrets.of(value));
    }

    private static Severity severity(String word) {
        return word.equals("secure") || word.equals("good") ? Severity.INFO : Severity.of(word);
    }
}
