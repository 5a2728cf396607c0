package io.jenkins.plugins.securitygate.export;

import io.jenkins.plugins.securitygate.evidence.JsonWriter;
import io.jenkins.plugins.securitygate.license.LicenseExpression;
import io.jenkins.plugins.securitygate.license.LicenseSyntaxException;
import io.jenkins.plugins.securitygate.license.SpdxIds;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Evidence;
import io.jenkins.plugins.securitygate.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The components of a bill of materials: each package in one version once, with every file that names it. */
final class BomComponents {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private final Component first;
        private final Set<String> licenses = new LinkedHashSet<>();
        private final Set<String> paths = new LinkedHashSet<>();
        private final Set<String> scans = new LinkedHashSet<>();

        Entry(Component first) {
            this.first = first;
        }
    }

    BomComponents(Evidence evidence) {
        evidence.components().forEach(this::add);
        for (Finding finding : evidence.findings()) {
            if (FindingState.of(finding, false) != FindingState.FIXED) {
                add(finding.component());
            }
        }
    }

    private void add(Component component) {
        if (!component.isKnown()) {
            return;
        }
        Entry entry = entries.computeIfAbsent(ref(component), ref -> new Entry(component));
        entry.licenses.addAll(component.licenses());
        entry.paths.addAll(component.paths());
        component.origins().forEach(origin -> entry.scans.add(origin.scan()));
    }

    /** What vulnerabilities call a component. */
    static String ref(Component component) {
        return component.key();
    }

    void write(JsonWriter json) throws IOException {
        json.alwaysList(
                "components",
                entries.entrySet(),
                entry -> json.object(() -> component(json, entry.getKey(), entry.getValue())));
    }

    private static void component(JsonWriter json, String ref, Entry entry) throws IOException {
        Component component = entry.first;
        json.alwaysText("type", "library");
        json.alwaysText("bom-ref", ref);
        json.alwaysText("name", component.name().isEmpty() ? component.identity() : component.name());
        json.text("version", component.version());
        json.text("scope", component.scope() == Component.Scope.DEVELOPMENT ? "excluded" : "");
        licenses(json, new ArrayList<>(entry.licenses));
        json.text("purl", component.purl());
        if (!entry.paths.isEmpty()) {
            json.object(
                    "evidence",
                    () -> json.alwaysList(
                            "occurrences", entry.paths, path -> json.object(() -> json.alwaysText("location", path))));
        }
        json.list(
                "properties",
                properties(entry),
                property -> json.object(() -> {
                    json.alwaysText("name", property.getKey());
                    json.alwaysText("value", property.getValue());
                }));
    }

    private static List<Map.Entry<String, String>> properties(Entry entry) {
        List<Map.Entry<String, String>> properties = new ArrayList<>();
        Component.Scope scope = entry.first.scope();
        if (scope != Component.Scope.UNKNOWN) {
            properties.add(Map.entry("security-gate:scope", JsonWriter.lower(scope)));
        }
        entry.scans.forEach(scan -> properties.add(Map.entry("security-gate:scan", scan)));
        return properties;
    }

    private static boolean isExpression(String text) {
        try {
            LicenseExpression.parse(text);
            return text.contains(" ");
        } catch (LicenseSyntaxException e) {
            return false;
        }
    }

    /** An expression may only stand alone (CycloneDX 1.6, licenseChoice); beside others it becomes a name. */
    private static void licenses(JsonWriter json, List<String> licenses) throws IOException {
        boolean expression = licenses.size() == 1 && isExpression(licenses.get(0));
        json.list(
                "licenses",
                licenses,
                license -> json.object(() -> {
                    if (expression) {
                        json.alwaysText("expression", license);
                    } else {
                        json.object("license", () -> json.alwaysText(SpdxIds.isId(license) ? "id" : "name", license));
                    }
                }));
    }
}
