package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Cvss;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the findings that Dependency-Track exports (File Package Format), with what its analysts decided. Its VEX and
 * its inventory are CycloneDX.
 */
@AutoService(ReportReader.class)
public final class DependencyTrackReader implements ReportReader {
    private static final String TOOL = "Dependency-Track";

    @Override
    public String format() {
        return "dependency-track";
    }

    @Override
    public String title() {
        return "Dependency-Track findings (FPF 1.x)";
    }

    @Override
    public Set<ScanKind> kinds() {
        return Set.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean meta = probe.value("meta.application").equals(TOOL);
        boolean finding = probe.has("findings.vulnerability.vulnId") && probe.has("findings.component");
        return !probe.isArray() && (meta || finding);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool(TOOL, "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "meta" -> {
                        JsonNode meta = json.tree();
                        sink.tool(TOOL, Nodes.text(meta, "version"));
                        sink.started(Timestamps.parse(Nodes.text(meta, "timestamp")));
                    }
                    case "findings" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        JsonNode vulnerability = entry.path("vulnerability");
        String id = Nodes.required(json, vulnerability, "vulnId");
        Component component = component(entry.path("component"));
        List<Cvss> ratings = ratings(vulnerability);
        return Finding.of(ScanKind.DEPENDENCY, id)
                .title(title(vulnerability, id + " in " + component.name()))
                .description(Nodes.text(vulnerability, "description"))
                .severity(Ratings.severity(Nodes.text(vulnerability, "severity"), ratings))
                .component(component)
                .advisory(new Advisory(
                        VulnerabilityIds.of(id, aliases(vulnerability)),
                        ratings,
                        vulnerability.path("epssScore").asDouble(-1),
                        vulnerability.path("epssPercentile").asDouble(-1),
                        false,
                        List.of(),
                        Timestamps.parse(Nodes.text(vulnerability, "published"))))
                .cwes(cwes(vulnerability))
                .remediation(Nodes.text(vulnerability, "recommendation"))
                .url(Nodes.text(entry.path("attribution"), "referenceUrl"))
                .suppression(suppression(entry.path("analysis")));
    }

    private static String title(JsonNode vulnerability, String otherwise) {
        String title = Nodes.first(vulnerability, "title", "subtitle");
        return title.isEmpty() ? otherwise : title;
    }

    private static Component component(JsonNode component) {
        String group = Nodes.text(component, "group");
        String name = Nodes.text(component, "name");
        return Purls.component(
                Nodes.text(component, "purl"),
                group.isEmpty() ? name : group + "/" + name,
                Nodes.text(component, "version"),
                "");
    }

    private static List<Cvss> ratings(JsonNode vulnerability) {
        String source = Nodes.text(vulnerability, "source");
        List<Cvss> ratings = new ArrayList<>();
        ratings.addAll(Ratings.of(vulnerability, "cvssV4Vector", "cvssV4Score", source));
        ratings.addAll(Ratings.of(vulnerability, "cvssV3Vector", "cvssV3BaseScore", source));
        ratings.addAll(Ratings.of(vulnerability, "cvssV2Vector", "cvssV2BaseScore", source));
        return ratings;
    }

    /** Each alias is an object with one id for each source that knows the vulnerability. */
    private static List<String> aliases(JsonNode vulnerability) {
        List<String> ids = new ArrayList<>();
        for (JsonNode alias : vulnerability.path("aliases")) {
            alias.forEach(id -> ids.add(Nodes.text(id)));
        }
        return ids;
    }

    private static List<Integer> cwes(JsonNode vulnerability) {
        List<String> texts = new ArrayList<>(Nodes.texts(vulnerability, "cweId"));
        vulnerability.path("cwes").forEach(cwe -> texts.add(Nodes.text(cwe, "cweId")));
        return Cwe.numbers(texts);
    }

    /** What the analysis says; a finding may be hidden in the server without such a statement, too. */
    private static Suppression suppression(JsonNode analysis) {
        Suppression.State state = switch (Nodes.text(analysis, "state")) {
            case "FALSE_POSITIVE" -> Suppression.State.FALSE_POSITIVE;
            case "NOT_AFFECTED" -> Suppression.State.NOT_AFFECTED;
            case "RESOLVED" -> Suppression.State.RESOLVED;
            default -> analysis.path("isSuppressed").asBoolean() ? Suppression.State.SUPPRESSED : null;
        };
        return state == null
                ? null
                : new Suppression(state, "dependency-track", Nodes.first(analysis, "justification", "detail"));
    }
}
