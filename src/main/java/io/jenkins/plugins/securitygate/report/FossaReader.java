package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the issues that {@code fossa test --format json} writes: vulnerabilities, and licences against the policy. */
@AutoService(ReportReader.class)
public final class FossaReader implements ReportReader {
    private static final Map<String, String> TYPES = Map.of(
            "cargo",
            "cargo",
            "comp",
            "composer",
            "gem",
            "gem",
            "go",
            "golang",
            "mvn",
            "maven",
            "npm",
            "npm",
            "nuget",
            "nuget",
            "pip",
            "pypi");

    @Override
    public String format() {
        return "fossa";
    }

    @Override
    public String title() {
        return "FOSSA issues JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY, ScanKind.LICENSE);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean issue = probe.has("issues.revisionId") && probe.has("issues.type");
        boolean none = probe.has("issues") && probe.has("count") && probe.has("status");
        return !probe.isArray() && (issue || none);
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("fossa", "");
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                switch (name) {
                    case "issues" -> json.records(sink, () -> sink.finding(finding(json, Nodes.entry(json))));
                    case "status" -> {
                        if (Set.of("FAILED", "ERROR").contains(json.text())) {
                            sink.failed("FOSSA reports the status " + json.text());
                        }
                    }
                    default -> {}
                }
            });
            json.end();
        }
    }

    private static Finding.Builder finding(JsonCursor json, JsonNode entry) {
        String type = Nodes.required(json, entry, "type");
        String cve = Nodes.text(entry, "cve");
        boolean vulnerability = type.equals("vulnerability");
        Component component = component(Nodes.text(entry, "revisionId"));
        String license = Nodes.text(entry, "license");
        String rule = vulnerability && !cve.isEmpty() ? cve : license.isEmpty() ? type : license;
        return Finding.of(vulnerability ? ScanKind.DEPENDENCY : ScanKind.LICENSE, rule)
                .title(type.replace('_', ' ') + " in " + component.name())
                .severity(severity(entry))
                .component(component)
                .advisory(
                        vulnerability
                                ? Advisory.of(VulnerabilityIds.of(cve, List.of()), Nodes.texts(entry, "fixedIn"))
                                : Advisory.NONE)
                .url(Nodes.text(entry, "issueDashURL"))
                .suppression(
                        entry.path("resolved").asBoolean()
                                ? new Suppression(Suppression.State.RESOLVED, "fossa", "resolved")
                                : null);
    }

    /** Licences that the policy denies have no priority, and are what the check is about. */
    private static Severity severity(JsonNode entry) {
        Severity said = Severity.of(Nodes.first(entry, "priorityString", "severity"));
        return said == Severity.UNKNOWN && Nodes.text(entry, "type").equals("policy_conflict") ? Severity.HIGH : said;
    }

    /** {@code npm+lodash$4.17.15}. */
    private static Component component(String revision) {
        int version = revision.lastIndexOf('$');
        String name = version < 0 ? revision : revision.substring(0, version);
        int plus = name.indexOf('+');
        String fetcher = plus < 0 ? "" : name.substring(0, plus);
        String plain = name.substring(plus + 1);
        String number = version < 0 ? "" : revision.substring(version + 1);
        String type = TYPES.get(fetcher);
        String purl =
                type == null ? "" : Purls.of(type, type.equals("maven") ? plain.replace(':', '/') : plain, number);
        return Component.of(purl, plain, number);
    }
}
