package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Reads what Anchore's own policies say of an image: the evaluations of anchorectl in both of their forms, and the checks
 * of Anchore Enterprise, whose rows stand below the image's digest, tag and id.
 */
@AutoService(ReportReader.class)
public final class AnchorePolicyReader implements ReportReader {
    private static final Pattern SEVERITY = Pattern.compile("^(CRITICAL|HIGH|MEDIUM|LOW|INFO)\\b");
    private static final List<String> HEADER = List.of(
            "Image_Id", "Repo_Tag", "Trigger_Id", "Gate", "Trigger", "Check_Output", "Gate_Action", "Whitelisted");

    @Override
    public String format() {
        return "anchore-policy";
    }

    @Override
    public String title() {
        return "Anchore policy evaluation JSON";
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
        boolean list = probe.isArray() && probe.has("finalAction") && probe.has("detail");
        boolean evaluations = probe.has("evaluatedTag") && probe.has("evaluations");
        boolean checks = probe.isArray() && probe.head().contains("\"matched_mapping_rule\"");
        return list || evaluations || checks;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("anchore", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isArray()) {
                json.elements(() -> evaluation(json, sink));
            } else {
                evaluation(json, sink);
            }
            json.end();
        }
    }

    private static void evaluation(JsonCursor json, ScanSink sink) throws IOException, ReportException {
        json.members(name -> {
            switch (name) {
                case "detail", "details" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                case "evaluations" -> json.elements(() -> evaluation(json, sink));
                default -> {
                    if (name.startsWith("sha256:")) {
                        json.members(tag -> json.elements(() -> checks(json, json.tree(), sink)));
                    }
                }
            }
        });
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        return finding(new Check(
                Nodes.text(entry, "tag"),
                Nodes.required(json, entry, "triggerId"),
                Nodes.text(entry, "gate"),
                Nodes.text(entry, "triggerName"),
                Nodes.text(entry, "description"),
                Nodes.text(entry, "status")));
    }

    private record Check(String tag, String id, String gate, String trigger, String output, String action) {}

    private static Finding.Builder finding(Check check) {
        return Finding.of(ScanKind.CONFIGURATION, check.gate() + ":" + check.trigger())
                .title(check.output())
                .severity(severity(check))
                .target(Images.name(check.tag()))
                // One trigger may stand for several files, which the output alone names.
                .identity(check.id() + " " + SEVERITY.matcher(check.output()).replaceFirst(""));
    }

    /** Vulnerabilities begin with their severity; other checks have an action alone. */
    private static Severity severity(Check check) {
        var word = SEVERITY.matcher(check.output());
        if (word.find()) {
            return Severity.of(word.group(1));
        }
        return check.action().equals("stop") ? Severity.HIGH : Severity.MEDIUM;
    }

    private static void checks(JsonCursor json, JsonNode image, ScanSink sink) {
        JsonNode results = image.path("detail").path("result").path("result");
        if (results.isEmpty()) {
            throw json.bad("the image has no detail/result/result, where its checks should be");
        }
        for (JsonNode result : results) {
            JsonNode table = result.path("result");
            if (table.isMissingNode()) {
                continue;
            }
            List<String> header = Nodes.texts(table, "header");
            if (!header.containsAll(HEADER)) {
                throw json.bad("the table of checks has the columns " + header + ", expected " + HEADER);
            }
            for (JsonNode row : table.path("rows")) {
                sink.record();
                sink.finding(row(header, row));
            }
        }
    }

    private static Finding.Builder row(List<String> header, JsonNode row) {
        // False, or an object that says which entry of which list allows it.
        JsonNode allowed = row.path(header.indexOf("Whitelisted"));
        Finding.Builder finding = finding(new Check(
                cell(header, row, "Repo_Tag"),
                cell(header, row, "Trigger_Id"),
                cell(header, row, "Gate"),
                cell(header, row, "Trigger"),
                cell(header, row, "Check_Output"),
                cell(header, row, "Gate_Action")));
        return !allowed.isObject() && !allowed.asBoolean()
                ? finding
                : finding.suppression(new Suppression(Suppression.State.ACCEPTED, "anchore allowlist", ""));
    }

    private static String cell(List<String> header, JsonNode row, String column) {
        return Nodes.text(row.path(header.indexOf(column)));
    }
}
