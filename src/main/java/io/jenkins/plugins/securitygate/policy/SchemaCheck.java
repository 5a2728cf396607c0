package io.jenkins.plugins.securitygate.policy;

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

/** Checks a policy file against the published JSON Schema and says what is wrong in words. */
final class SchemaCheck {
    private static final Schema SCHEMA = load();

    private final YamlDocument document;
    private final ProblemList problems;

    SchemaCheck(YamlDocument document, ProblemList problems) {
        this.document = document;
        this.problems = problems;
    }

    void run() {
        SCHEMA.validate(document.tree()).forEach(this::add);
    }

    private void add(Error error) {
        String pointer = pointer(error.getInstanceLocation());
        String rule = ruleAt(document.tree(), pointer);
        if (error.getKeyword().equals("additionalProperties")) {
            String key = error.getProperty();
            String hint = Suggestion.near(key, known(error));
            String allowed = hint.isEmpty() ? "; known here: " + String.join(", ", known(error)) : hint;
            problems.add(
                    document.keyAt(YamlDocument.pointer(pointer, key)), rule, "unknown key '" + key + "'" + allowed);
            return;
        }
        problems.add(document.valueAt(pointer), rule, message(error, pointer));
    }

    private String message(Error error, String pointer) {
        JsonNode schema = error.getSchemaNode();
        String name = "'" + pointer.substring(pointer.lastIndexOf('/') + 1) + "'";
        return switch (error.getKeyword()) {
            case "required" -> "the key '" + error.getProperty() + "' is missing";
            case "type" -> typeMessage(error, name);
            case "enum" -> wordMessage(error, schema);
            case "minimum" -> name + " must not be less than " + schema.asText();
            case "maximum" -> name + " must not be more than " + schema.asText();
            case "minLength" -> name + " must not be empty";
            case "minItems" -> name + " must not be an empty list";
            case "uniqueItems" -> name + " holds an entry twice";
            case "pattern" -> patternMessage(pointer);
            default -> error.getMessage();
        };
    }

    private static String typeMessage(Error error, String name) {
        String needed = error.getSchemaNode().asText();
        boolean unquoted = needed.equals("string") && error.getInstanceNode().isValueNode();
        return (name.equals("''") ? "a policy" : name) + " must be "
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

    private String patternMessage(String pointer) {
        String key = pointer.substring(pointer.lastIndexOf('/') + 1);
        return switch (key) {
            case "maxAge" -> "'maxAge' is a whole number and m, h or d, for example 30m, 24h or 7d";
            case "query" -> "'query' names a package, for example data.main";
            case "expires" -> "'expires' is a date, for example 2027-01-31";
            default -> "'" + key + "' consists of letters, digits, dot, underscore and hyphen, at most 100";
        };
    }

    /** The id of the entry that a pointer leads into, empty when it leads into none. */
    static String ruleAt(JsonNode tree, String pointer) {
        String[] parts = pointer.split("/", 4);
        if (parts.length < 3) {
            return "";
        }
        JsonNode id = tree.at("/" + parts[1] + "/" + parts[2] + "/id");
        return id.isTextual() ? id.textValue() : "";
    }

    private static List<String> known(Error error) {
        List<String> known = new ArrayList<>();
        JsonNode owner = SCHEMA.getSchemaNode();
        String place = error.getSchemaLocation().getFragment().toString();
        String parent = place.substring(0, place.lastIndexOf('/'));
        owner.at(parent + "/properties").fieldNames().forEachRemaining(known::add);
        return known;
    }

    private static String pointer(NodePath path) {
        String pointer = "";
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = YamlDocument.pointer(pointer, String.valueOf(path.getElement(i)));
        }
        return pointer;
    }

    private static Schema load() {
        try (InputStream schema = SchemaCheck.class.getResourceAsStream("/policy/policy.schema.json")) {
            JsonNode node = new ObjectMapper().readTree(schema);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(node);
        } catch (IOException e) {
            throw new UncheckedIOException("the policy schema is part of the program and cannot be read", e);
        }
    }
}
