package io.jenkins.plugins.securitygate.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the members of one entry of a JSON report. A missing member, {@code null} and a wrong type read as empty. */
final class Nodes {
    private Nodes() {}

    /**
     * Reads the entry that the cursor stands on.
     *
     * @throws BadEntryException when it is not an object
     */
    static JsonNode entry(JsonCursor json) throws IOException {
        JsonNode node = json.tree();
        if (!node.isObject()) {
            throw json.bad("expected an object");
        }
        return node;
    }

    /** The member as text; numbers and booleans as they are written. */
    static String text(JsonNode node, String member) {
        return text(node.path(member));
    }

    /**
     * The member as text.
     *
     * @throws BadEntryException when it is missing or empty
     */
    static String required(JsonCursor json, JsonNode node, String member) {
        String text = text(node, member);
        if (text.isBlank()) {
            throw json.bad("the entry has no " + member);
        }
        return text;
    }

    /** The first of these members that is not empty. */
    static String first(JsonNode node, String... members) {
        for (String member : members) {
            String text = text(node, member);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** The texts of a member that is an array; a single text counts as an array of one. */
    static List<String> texts(JsonNode node, String member) {
        JsonNode value = node.path(member);
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            String text = text(element);
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A single value as text; numbers and booleans as they are written. */
    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
