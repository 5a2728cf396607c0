package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.model.ScanKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one reading of a CycloneDX document has seen. Entries are in their JSON form, those of XML documents too. */
final class CycloneDxBom {
    private static final Set<String> SYSTEM_PACKAGES = Set.of("alpm", "apk", "deb", "rpm");

    private final ScanSink sink;
    private final Map<String, Component> components = new HashMap<>();
    private String image = "";
    private boolean toolKnown;
    private boolean listsVulnerabilities;

    CycloneDxBom(ScanSink sink) {
        this.sink = sink;
    }

    /** Takes the time of {@code metadata.timestamp}. */
    void timestamp(String text) {
        sink.started(Timestamps.parse(text));
    }

    /** Takes a tool of {@code metadata.tools}; the first one named is the one that wrote the document. */
    void tool(JsonNode tool) {
        if (!toolKnown) {
            sink.tool(Nodes.text(tool, "name"), Nodes.text(tool, "version"));
            toolKnown = true;
        }
    }

    /** Takes what the document is about, {@code metadata.component}. */
    void subject(JsonNode entry) {
        if (Nodes.text(entry, "type").equals("container")) {
            image = Images.name(Nodes.text(entry, "name"));
        }
        remember(entry, component(entry));
    }

    /** Takes a component of the inventory and says what it is to findings. */
    Component inventory(JsonNode entry) {
        Component component = component(entry);
        remember(entry, component);
        if (component.isKnown()) {
            sink.component(component);
        }
        return component;
    }

    private void remember(JsonNode entry, Component component) {
        String ref = Nodes.text(entry, "bom-ref");
        if (!ref.isEmpty()) {
            components.put(ref, component);
        }
    }

    /** Says that the document lists vulnerabilities, be it none. */
    void listsVulnerabilities() {
        listsVulnerabilities = true;
    }

    /** Takes a vulnerability: one finding for each component that it affects. */
    void vulnerability(CycloneDxVulnerability vulnerability) {
        List<String> refs = vulnerability.affects();
        if (refs.isEmpty()) {
            vulnerability(vulnerability, Component.NONE);
        }
        for (String ref : refs) {
            vulnerability(vulnerability, resolve(ref));
        }
    }

    /** Takes a vulnerability that affects this component. */
    void vulnerability(CycloneDxVulnerability vulnerability, Component component) {
        boolean system = !image.isEmpty() && SYSTEM_PACKAGES.contains(component.ecosystem());
        ScanKind kind = system ? ScanKind.CONTAINER : ScanKind.DEPENDENCY;
        sink.kind(kind);
        sink.finding(vulnerability.finding(kind, component).target(image));
    }

    /**
     * The component of a reference within the document, else of a BOM-Link or package URL that names it by itself, else
     * one that has the reference as its name.
     */
    private Component resolve(String ref) {
        Component direct = components.get(ref);
        if (direct != null) {
            return direct;
        }
        Component linked = components.get(ref.substring(ref.indexOf('#') + 1));
        if (linked != null) {
            return linked;
        }
        int purl = ref.indexOf("pkg:");
        return purl < 0 ? Component.of("", ref, "") : named(ref.substring(purl));
    }

    private static Component named(String purl) {
        try {
            PackageURL parts = new PackageURL(purl);
            String separator = parts.getType().equals("maven") ? ":" : "/";
            String name =
                    parts.getNamespace() == null ? parts.getName() : parts.getNamespace() + separator + parts.getName();
            return Component.of(purl, name, parts.getVersion());
        } catch (MalformedPackageURLException e) {
            return Component.of("", purl, "");
        }
    }

    private static Component component(JsonNode entry) {
        // "Excluded" components serve tests and other purposes beside the running product, says the specification.
        Scope scope = Nodes.text(entry, "scope").equals("excluded") ? Scope.DEVELOPMENT : Scope.UNKNOWN;
        String purl = Nodes.text(entry, "purl");
        return new Component(purl, name(entry, purl), Nodes.text(entry, "version"), licenses(entry), "", scope);
    }

    private static String name(JsonNode entry, String purl) {
        String group = Nodes.text(entry, "group");
        String name = Nodes.text(entry, "name");
        if (group.isEmpty()) {
            return name;
        }
        return group + (purl.startsWith("pkg:maven/") ? ":" : "/") + name;
    }

    private static List<String> licenses(JsonNode entry) {
        List<String> licenses = new ArrayList<>();
        for (JsonNode choice : entry.path("licenses")) {
            String expression = Nodes.text(choice, "expression");
            String license = expression.isEmpty() ? Nodes.first(choice.path("license"), "id", "name") : expression;
            if (!license.isEmpty()) {
                licenses.add(license);
            }
        }
        return licenses;
    }

    /** A mere inventory was not looked through for vulnerabilities; it shows licences and nothing else. */
    void finish() {
        if (listsVulnerabilities) {
            sink.kind(image.isEmpty() ? ScanKind.DEPENDENCY : ScanKind.CONTAINER);
        } else {
            sink.kind(ScanKind.LICENSE);
        }
    }
}
