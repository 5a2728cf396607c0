package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values of JSON and TOML trees as lockfiles use them. */
final class Json {
    private Json() {}

    /** The texts of an array; a single text counts as an array of one, anything else as none. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.isArray() ? node : List.of(node)) {
            if (element.isTextual() && !element.textValue().isBlank()) {
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** The names of an object's members. */
    static Set<String> names(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
