package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Advisory;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.model.Location;
import io.jenkins.plugins.securitygate.model.ScanKind;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the vulnerabilities that Anchore Engine, Anchore Enterprise and anchorectl write: an object or a bare list, names
 * with underscores or in camel case. What breaks a policy is the format {@code anchore-policy}.
 */
@AutoService(ReportReader.class)
public final class AnchoreReader implements ReportReader {
    private static final Set<String> SYSTEM_PACKAGES = Set.of("apk", "apkg", "deb", "dpkg", "rpm");

    @Override
    public String format() {
        return "anchore";
    }

    @Override
    public String title() {
        return "Anchore vulnerabilities JSON";
    }

    @Override
    public Set<ScanKind> kinds() {
        return EnumSet.of(ScanKind.CONTAINER);
    }

    @Override
    public boolean rootIsList() {
        return true;
    }

    @Override
    public boolean recognises(Probe probe) {
        String list = probe.isArray() ? "" : "vulnerabilities.";
        boolean named = probe.has(list + "vuln") || probe.has(list + "vulnerabilityId");
        boolean packaged = probe.has(list + "packageName") || probe.has(list + "package_name");
        boolean none = probe.has("vulnerabilities") && (probe.has("vulnerability_type") || probe.has("sbom_id"));
        return named && packaged || none;
    }

    @Override
    public void read(Report report, ScanSink sink) throws IOException, ReportException {
        sink.tool("anchore", "");
        sink.kind(ScanKind.CONTAINER);
        try (JsonCursor json = JsonCursor.open(report)) {
            if (json.isObject()) {
                json.members(name -> {
                    if (name.equals("vulnerabilities")) {
                        json.records(sink, () -> add(json, Nodes.entry(json), sink));
                    }
                });
            } else {
                json.records(sink, () -> add(json, Nodes.entry(json), sink));
            }
            json.end();
        }
    }

    private static void add(JsonCursor json, JsonNode entry, ScanSink sink) {
        String id = Nodes.first(entry, "vuln", "vulnerabilityId", "vulnerability_id");
        if (id.isEmpty()) {
            throw json.bad("the entry has no vuln");
        }
        Component component = component(entry);
        boolean system = SYSTEM_PACKAGES.contains(Nodes.first(entry, "packageType", "package_type"));
        ScanKind kind = system ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
        sink.kind(kind);
        sink.finding(Finding.of(kind, id)
                .title(id + " in " + component.name())
                .description(Nodes.text(entry, "description"))
                .severity(Severity.of(Nodes.text(entry, "severity")))
                .location(Location.of(component.path(), 0))
                .component(component)
                .advisory(advisory(id, entry))
                .remediation(willNotFix(entry) ? "The vendor of the package will not repair it." : "")
                .url(known(entry, "url", "link")));
    }

    private static Component component(JsonNode entry) {
        return new Component(
                known(entry, "purl"),
                known(entry, "packageName", "package_name"),
                known(entry, "packageVersion", "package_version"),
                List.of(),
                known(entry, "packagePath", "package_path"),
                Scope.UNKNOWN);
    }

    private static Advisory advisory(String id, JsonNode entry) {
        List<String> others = new ArrayList<>();
        boolean kev = entry.path("kev").asBoolean();
        for (String list : List.of("nvdData", "nvd_data")) {
            for (JsonNode nvd : entry.path(list)) {
                others.add(Nodes.text(nvd, "id"));
                kev |= nvd.path("isKev").asBoolean() || nvd.path("is_kev").asBoolean();
            }
        }
        List<String> fixed = new ArrayList<>(Nodes.texts(entry, "fixVersions"));
        fixed.add(known(entry, "fix"));
        return new Advisory(VulnerabilityIds.of(id, others), List.of(), -1, -1, kev, fixed, null);
    }

    private static boolean willNotFix(JsonNode entry) {
        return entry.path("willNotFix").asBoolean()
                || entry.path("will_not_fix").asBoolean()
                || Nodes.text(entry, "fixState").equals("wont_fix");
    }

    /** Anchore Engine writes the word "None" for what it does not know. */
    private static String known(JsonNode entry, String... members) {
        String text = Nodes.first(entry, members);
        return text.equals("None") ? "" : text;
    }
}
