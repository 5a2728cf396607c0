package io.jenkins.plugins.securitygate.report;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import io.jenkins.plugins.securitygate.model.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the reports of Black Duck: the CSV of vulnerabilities, and the zip in which that of components lies beside it. */
@AutoService(ReportReader.class)
public final class BlackDuckReader implements ReportReader {
    private static final Map<String, String> TYPES = Map.of("maven", "maven", "npmjs", "npm", "pypi", "pypi");

    @Override
    public String format() {
        return "blackduck";
    }

    @Override
    public String title() {
        return "Black Duck CSV or zip";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.DEPENDENCY);
    }

    @Override
    public boolean recognises(Probe probe) {
        boolean csv = probe.hasColumns("Vulnerability id", "Base score", "Remediation status", "Security Risk");
        return csv
                || probe.entries().stream().anyMatch(entry -> isCsv(entry, "security"))
                        && probe.entries().stream().anyMatch(entry -> isCsv(entry, "components"));
    }

    /** Black Duck appends the time to the names. */
    private static boolean isCsv(String entry, String name) {
        String file = entry.substring(entry.lastIndexOf('/') + 1);
        return file.startsWith(name) && file.endsWith(".csv");
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("blackduck", "");
        sink.kind(ScanKind.DEPENDENCY);
        List<String> entries = report.entries();
        if (entries.isEmpty()) {
            vulnerabilities(report, sink);
        }
        for (String entry : entries) {
            if (isCsv(entry, "security")) {
                vulnerabilities(report.inside(entry), sink);
            } else if (isCsv(entry, "components")) {
                components(report.inside(entry), sink);
            }
        }
    }

    private static void vulnerabilities(Report report, ScanSink sink) throws IOException, ReportException {
        try (CsvCursor csv = CsvCursor.open(report)) {
            csv.records(sink, () -> sink.finding(finding(csv)));
        }
    }

    private static void components(Report report, ScanSink sink) throws IOException, ReportException {
        sink.kind(ScanKind.LICENSE);
        try (CsvCursor csv = CsvCursor.open(report)) {
            csv.records(sink, () -> component(csv, sink));
        }
    }

    private static void component(CsvCursor csv, ScanSink sink) {
        String name = csv.required("Component name");
        String version = csv.text("Component version name");
        String license = csv.text("License names");
        Component component =
                new Component("", name, version, license.isEmpty() ? List.of() : List.of(license), "", Scope.UNKNOWN);
        sink.component(component);
        if (csv.text("Component policy status").equals("In Violation")) {
            sink.finding(Finding.of(ScanKind.LICENSE, license.isEmpty() ? "policy violation" : license)
                    .title(name + " " + version + " violates a policy of Black Duck")
                    .severity(Severity.HIGH)
                    .component(component));
        }
    }

    private static Finding.Builder finding(CsvCursor csv) {
        String id = csv.required("Vulnerability id");
        // Its own advisories name the CVE in brackets: BDSA-2019-2725 (CVE-2019-12402).
        String[] names = id.split("[ ()]+");
        Component component = vulnerable(csv);
        return Finding.of(ScanKind.DEPENDENCY, names.length == 0 ? id : names[0])
                .title(id + " in " + component.name())
                .description(csv.text("Description"))
                .severity(Severity.of(csv.text("Security Risk")))
                .component(component)
                .advisory(new Advisory(
                        VulnerabilityIds.of(names.length == 0 ? id : names[0], List.of(names)),
                        Ratings.of("", csv.decimal("Base score"), csv.text("Vulnerability source")),
                        -1,
                        -1,
                        false,
                        List.of(),
                        null))
                .url(csv.text("URL"))
                .suppression(suppression(csv));
    }

    private static Component vulnerable(CsvCursor csv) {
        String name = csv.first("Component name", "Project name");
        String version = csv.first("Component version name", "Version");
        List<String> origin = new ArrayList<>(List.of(
                csv.first("Component origin id", "Channel version origin id").split("[:/]")));
        String type = TYPES.get(csv.first("Component origin name", "Channel version origin"));
        if (type == null || origin.size() < 2) {
            return Component.of("", name, version);
        }
        String originVersion = origin.remove(origin.size() - 1);
        return Component.of(Purls.of(type, String.join("/", origin), originVersion), name, version);
    }

    /** What its users decided; {@code NEW}, {@code NEEDS_REVIEW} and {@code REMEDIATION_REQUIRED} leave it open. */
    private static Suppression suppression(CsvCursor csv) {
        Suppression.State state = switch (csv.text("Remediation status")) {
            case "IGNORED", "MITIGATED" -> Suppression.State.ACCEPTED;
            case "NOT_AFFECTED", "NOT AFFECTED" -> Suppression.State.NOT_AFFECTED;
            case "PATCHED", "REMEDIATION_COMPLETE" -> Suppression.State.RESOLVED;
            case "DUPLICATE" -> Suppression.State.SUPPRESSED;
            default -> null;
        };
        return state == null ? null : new Suppression(state, "blackduck", csv.text("Remediation comment"));
    }
}
