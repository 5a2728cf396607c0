package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.Set;

/** Reads the JSON of kube-score. A record is one check of one object; it has a finding for each comment. */
@AutoService(ReportReader.class)
public final class KubeScoreReader implements ReportReader {
    private static final int CRITICAL = 1;
    private static final int WARNING = 5;
    private static final int ALMOST_OK = 7;

    @Override
    public String format() {
        return "kube-score";
    }

    @Override
    public String title() {
        return "kube-score JSON";
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
        return probe.isArray() && probe.has("object_name") && probe.has("checks");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("kube-score", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.elements(() -> object(Nodes.entry(json), json, sink));
            json.end();
        }
    }

    private static void object(JsonNode object, JsonCursor json, ScanSink sink) {
        for (JsonNode check : object.path("checks")) {
            sink.record();
            String id = Nodes.text(check.path("check"), "id");
            if (id.isEmpty()) {
                sink.error(json.place(), "a check of " + Nodes.text(object, "object_name") + " has no id");
            } else if (!isPassed(check)) {
                check.path("comments").forEach(comment -> sink.finding(finding(id, object, check, comment)));
            }
        }
    }

    /** Optional checks that nobody asked for are skipped as ignored, too; what does not apply has the grade 0. */
    private static boolean isPassed(JsonNode check) {
        int grade = check.path("grade").asInt();
        boolean notAsked = check.path("check").path("optional").asBoolean() || !isIgnored(check);
        return grade > ALMOST_OK || check.path("skipped").asBoolean() && (grade == 0 || notAsked);
    }

    /** Whether an annotation of the object says to ignore the check. */
    private static boolean isIgnored(JsonNode check) {
        return check.path("skipped").asBoolean()
                && Nodes.text(check.path("comments").path(0), "summary").endsWith("is ignored");
    }

    private static Finding.Builder finding(String id, JsonNode object, JsonNode check, JsonNode comment) {
        JsonNode names = object.path("object_meta");
        return Finding.of(ScanKind.CONFIGURATION, id)
                .title(Nodes.text(comment, "summary"))
                .description(Nodes.text(comment, "description"))
                .severity(severity(check.path("grade").asInt()))
                .location(Location.of(
                        Nodes.text(object, "file_name"), object.path("file_row").asInt()))
                .target(KubernetesNames.resource(
                        Nodes.text(object.path("type_meta"), "kind"),
                        Nodes.text(names, "namespace"),
                        Nodes.text(names, "name")))
                .identity(Nodes.text(comment, "path") + " " + Nodes.text(comment, "summary"))
                .url(Nodes.text(comment, "documentation_url"))
                .suppression(
                        isIgnored(check)
                                ? new Suppression(Suppression.State.SUPPRESSED, "kube-score/ignore", "")
                                : null);
    }

    private static Severity severity(int grade) {
        return switch (grade) {
            case CRITICAL -> Severity.HIGH;
            case WARNING -> Severity.MEDIUM;
            case ALMOST_OK -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
