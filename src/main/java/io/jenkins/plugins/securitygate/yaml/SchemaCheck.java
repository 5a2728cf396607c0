package io.jenkins.plugins.securitygate.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks files of one kind against their published JSON Schema (2020-12) and says what is wrong in words. */
public final class SchemaCheck {
    private final Schema schema;
    private final String subject;
    private final Map<String, String> patterns;

    /**
     * @param resource the schema on the class path
     * @param subject what such a file is, with its article, for messages
     * @param patterns by key: the sentence that says how its text must look, where the schema has a pattern for it
     */
    public SchemaCheck(String resource, String subject, Map<String, String> patterns) {
        this.schema = load(resource);
        this.subject = subject;
        this.patterns = Map.copyOf(patterns);
    }

    /** Checks one file. */
    public void run(YamlDocument document, YamlProblems problems) {
        schema.validate(document.tree()).forEach(error -> add(error, document, problems));
    }

    private void add(Error error, YamlDocument document, YamlProblems problems) {
        String pointer = pointer(error.getInstanceLocation());
        String entry = entryAt(document.tree(), pointer);
        if (error.getKeyword().equals("additionalProperties")) {
            String key = error.getProperty();
            String hint = Suggestion.near(key, known(error));
            String allowed = hint.isEmpty() ? "; known here: " + String.join(", ", known(error)) : hint;
            problems.add(
                    document.keyAt(YamlDocument.pointer(pointer, key)), entry, "unknown key '" + key + "'" + allowed);
            return;
        }
        problems.add(document.valueAt(pointer), entry, message(error, pointer));
    }

    private String message(Error error, String pointer) {
        JsonNode rule = error.getSchemaNode();
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        String name = "'" + key + "'";
        return switch (error.getKeyword()) {
            case "required" -> "the key '" + error.getProperty() + "' is missing";
            case "type" -> typeMessage(error, name);
            case "enum" -> wordMessage(error, rule);
            case "minimum" -> name + " must not be less than " + rule.asText();
            case "maximum" -> name + " must not be more than " + rule.asText();
            case "minLength" -> name + " must not be empty";
            case "minItems" -> name + " must not be an empty list";
            case "uniqueItems" -> name + " holds an entry twice";
            case "pattern" ->
                patterns.getOrDefault(
                        key, name + " consists of letters, digits, dot, underscore and hyphen, at most 100");
            default -> error.getMessage();
        };
    }

    private String typeMessage(Error error, String name) {
        String needed = error.getSchemaNode().asText();
        boolean unquoted = needed.equals("string") && error.getInstanceNode().isValueNode();
        return (name.equals("''") ? subject : name) + " must be "
                + switch (needed) {
                    case "string" -> "a text";
                    case "array" -> "a list";
                    case "integer" -> "a whole number";
                    default -> "a mapping with keys";
                }
                + (unquoted && !error.getInstanceNode().isNull() ? "; put it in quotes" : "");
    }

    private static String wordMessage(Error error, JsonNode words) {
        String word = error.getInstanceNode().asText();
        List<String> known = new ArrayList<>();
        words.forEach(node -> known.add(node.asText()));
        return "'" + word + "' cannot stand here; one of: " + String.join(", ", known) + Suggestion.near(word, known);
    }

    /** The id of the entry that a pointer leads into, empty when it leads into none. */
    private static String entryAt(JsonNode tree, String pointer) {
        String[] parts = pointer.split("/", 4);
        if (parts.length < 3) {
            return "";
        }
        JsonNode id = tree.at("/" + parts[1] + "/" + parts[2] + "/id");
        return id.isTextual() ? id.textValue() : "";
    }

    private List<String> known(Error error) {
        List<String> known = new ArrayList<>();
        String place = error.getSchemaLocation().getFragment().toString();
        String parent = place.substring(0, place.lastIndexOf('/'));
        schema.getSchemaNode().at(parent + "/properties").fieldNames().forEachRemaining(known::add);
        return known;
    }

    private static String pointer(NodePath path) {
        String pointer = "";
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = YamlDocument.pointer(pointer, String.valueOf(path.getElement(i)));
        }
        return pointer;
    }

    private static Schema load(String resource) {
        try (InputStream schema = SchemaCheck.class.getResourceAsStream(resource)) {
            JsonNode node = new ObjectMapper().readTree(schema);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(node);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " is part of the program and cannot be read", e);
        }
    }
}
