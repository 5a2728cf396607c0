package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.model.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the results of a Kubescape report refer to: the controls, which stand behind them, and the resources. Read in a
 * pass of its own, so that the results need not be held.
 *
 * @param factors score factor, 0 to 10, by id of the control
 * @param resources by id
 */
record KubescapeOutline(Map<String, Double> factors, Map<String, Resource> resources) {
    private record Resource(String name, String path) {}

    static KubescapeOutline of(Report report) throws IOException, ReportException {
        KubescapeOutline outline = new KubescapeOutline(new HashMap<>(), new HashMap<>());
        try (JsonCursor json = JsonCursor.open(report)) {
            json.members(member -> {
                switch (member) {
                    case "resources" -> json.elements(() -> outline.addResource(json));
                    case "summaryDetails" ->
                        json.members(name -> {
                            if (name.equals("controls")) {
                                json.members(id -> outline.addControl(id, json));
                            }
                        });
                    default -> {}
                }
            });
        }
        return outline;
    }

    private void addControl(String id, JsonCursor json) throws IOException, ReportException {
        json.members(member -> {
            if (member.equals("scoreFactor")) {
                factors.put(id, json.decimal(0));
            }
        });
    }

    private void addResource(JsonCursor json) throws IOException, ReportException {
        Map<String, String> parts = new HashMap<>();
        json.members(member -> {
            switch (member) {
                case "resourceID" -> parts.put("id", json.text());
                case "object" -> object(parts, json);
                case "source" -> parts.put("path", Nodes.text(json.tree(), "relativePath"));
                default -> {}
            }
        });
        // What is put together of several objects, as rules about roles do, has no name of its own.
        String object = parts.getOrDefault("name", "");
        String name = object.isEmpty()
                ? ""
                : KubernetesNames.resource(parts.getOrDefault("kind", ""), parts.getOrDefault("namespace", ""), object);
        if (parts.containsKey("id")) {
            resources.put(parts.get("id"), new Resource(name, parts.getOrDefault("path", "")));
        }
    }

    private static void object(Map<String, String> parts, JsonCursor json) throws IOException, ReportException {
        if (!json.isObject()) {
            return;
        }
        json.members(member -> {
            switch (member) {
                case "kind" -> parts.put("kind", json.text());
                case "metadata" -> {
                    JsonNode metadata = json.tree();
                    parts.put("name", Nodes.text(metadata, "name"));
                    parts.put("namespace", Nodes.text(metadata, "namespace"));
                }
                default -> {}
            }
        });
    }

    /** The severity of a control: as version 3 says it, else from its score factor as Kubescape itself does. */
    Severity severity(JsonNode control) {
        Severity said = Severity.of(Nodes.text(control, "severity"));
        return said == Severity.UNKNOWN ? ofFactor(factors.getOrDefault(Nodes.text(control, "controlID"), 0.0)) : said;
    }

    private static Severity ofFactor(double factor) {
        return factor < 1 ? Severity.UNKNOWN : Severity.ofScore(factor);
    }

    /** The resource as kind and name, its id when the report does not describe it. */
    String name(String resource) {
        Resource known = resources.get(resource);
        return known == null || known.name.isEmpty() ? resource : known.name;
    }

    /** The file of a resource, empty when it has none. */
    String path(String resource) {
        return resources.containsKey(resource) ? resources.get(resource).path : "";
    }
}
