package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Walks over the JSON form of a CycloneDX document. */
final class CycloneDxJson {
    private static final Set<String> COMPONENT_MEMBERS =
            Set.of("bom-ref", "type", "group", "name", "version", "purl", "licenses", "scope");

    private final JsonCursor json;
    private final CycloneDxBom bom;
    private String format = "";

    private CycloneDxJson(JsonCursor json, CycloneDxBom bom) {
        this.json = json;
        this.bom = bom;
    }

    static void read(Report report, CycloneDxBom bom, ScanSink sink) throws IOException, ReportException {
        try (JsonCursor json = JsonCursor.open(report)) {
            CycloneDxJson walk = new CycloneDxJson(json, bom);
            json.members(walk::inventory);
            walk.end();
        }
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(name -> {
                if (name.equals("vulnerabilities")) {
                    bom.listsVulnerabilities();
                    json.records(sink, () -> vulnerability(json, bom));
                }
            });
        }
    }

    private void end() throws IOException {
        if (!format.equals("CycloneDX")) {
            throw json.bad("bomFormat is '" + format + "' instead of 'CycloneDX'");
        }
        json.end();
    }

    private void inventory(String name) throws IOException, ReportException {
        switch (name) {
            case "bomFormat" -> format = json.text();
            case "specVersion" -> version(json.text());
            case "metadata" -> json.members(this::metadata);
            case "components" -> json.elements(() -> component(bom::inventory));
            default -> {}
        }
    }

    private void version(String version) {
        if (!version.startsWith("1.")) {
            throw json.bad("CycloneDX " + version + " is not known; this reader knows 1.x");
        }
    }

    private void metadata(String name) throws IOException, ReportException {
        switch (name) {
            case "timestamp" -> bom.timestamp(json.text());
            case "tools" -> tools();
            case "component" -> component(bom::subject);
            default -> {}
        }
    }

    /** A list until 1.4; from 1.5 on an object of components and services, though the list is still allowed. */
    private void tools() throws IOException, ReportException {
        JsonNode tools = json.tree();
        for (JsonNode tool : tools.isArray() ? tools : tools.path("components")) {
            bom.tool(tool);
        }
    }

    private void component(Consumer<JsonNode> taker) throws IOException, ReportException {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        json.members(name -> {
            if (name.equals("components")) {
                json.elements(() -> component(bom::inventory));
            } else if (COMPONENT_MEMBERS.contains(name)) {
                entry.set(name, json.tree());
            }
        });
        taker.accept(entry);
    }

    private static void vulnerability(JsonCursor json, CycloneDxBom bom) throws IOException {
        JsonNode entry = Nodes.entry(json);
        String id = Nodes.first(entry, "id", "bom-ref");
        if (id.isEmpty()) {
            throw json.bad("the entry has no id");
        }
        bom.vulnerability(new CycloneDxVulnerability(id, entry));
    }
}
