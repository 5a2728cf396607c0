package io.jenkins.plugins.securitygate.scanner.tool;

import io.jenkins.plugins.securitygate.yaml.SchemaCheck;
import io.jenkins.plugins.securitygate.yaml.YamlDocument;
import io.jenkins.plugins.securitygate.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tools that can be run, by id. Immutable. */
public final class ToolCatalogue {
    private static final SchemaCheck SCHEMA = new SchemaCheck(
            "/scanner/tools.schema.json",
            "a catalogue of tools",
            Map.of(
                    "id", "'id' consists of lower case letters, digits and hyphens, at most 50",
                    "timeLimit", "'timeLimit' is a whole number and s, m or h, for example 30m"));

    private final Map<String, ExternalTool> tools;

    private ToolCatalogue(Map<String, ExternalTool> tools) {
        this.tools = tools;
    }

    /** The tools that come with the product. */
    public static ToolCatalogue builtIn() {
        return BuiltIn.CATALOGUE;
    }

    /**
     * This catalogue with the changed and further tools of another file.
     *
     * @param sourceName file or form field, for messages
     * @param yaml see {@code tools.schema.json}
     * @throws CatalogueException when the file cannot be used
     */
    public ToolCatalogue with(String sourceName, String yaml) {
        CatalogueProblems problems = new CatalogueProblems(sourceName);
        if (yaml.getBytes(StandardCharsets.UTF_8).length > YamlReader.MAX_BYTES) {
            problems.add("a catalogue has at most " + YamlReader.MAX_BYTES + " bytes");
            throw problems.exception();
        }
        YamlDocument document = YamlReader.read(yaml, problems).orElseThrow(problems::exception);
        SCHEMA.run(document, problems);
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        Map<String, ExternalTool> merged = merged(document, problems);
        if (!problems.isEmpty()) {
            throw problems.exception();
        }
        return new ToolCatalogue(merged);
    }

    private Map<String, ExternalTool> merged(YamlDocument document, CatalogueProblems problems) {
        Map<String, ExternalTool> merged = new TreeMap<>(tools);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < document.tree().path("tools").size(); i++) {
            String pointer = "/tools/" + i + "/id";
            String id = document.tree().at(pointer).asText();
            if (!seen.add(id)) {
                problems.add(document.valueAt(pointer), id, "is here twice");
                continue;
            }
            ExternalTool tool = new ToolEntry(document, problems, i, tools.get(id)).tool();
            if (tool != null) {
                merged.put(id, tool);
            }
        }
        return merged;
    }

    /** The tool with this id, empty when there is none. */
    public Optional<ExternalTool> byId(String id) {
        return Optional.ofNullable(tools.get(id));
    }

    /** All tools, in the order of their ids. */
    public Collection<ExternalTool> all() {
        return List.copyOf(tools.values());
    }

    /** Loads the catalogue on first use. */
    private static final class BuiltIn {
        private static final ToolCatalogue CATALOGUE = load();

        private static ToolCatalogue load() {
            try (InputStream yaml = ToolCatalogue.class.getResourceAsStream("/scanner/tools.yaml")) {
                return new ToolCatalogue(new TreeMap<>())
                        .with("built-in:tools.yaml", new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("the catalogue of tools is part of the program and cannot be read", e);
            }
        }
    }
}
