package io.jenkins.plugins.securitygate.scanner.license;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Package files in JSON. */
final class JsonLicenses {
    private JsonLicenses() {}

    /** {@code license} as a text, or the old forms: an object with a type, a list of which the user chooses. */
    static List<Declaration> npm(ManifestFile file) throws IOException {
        JsonNode root = file.json();
        List<String> licenses = texts(root.path("license"));
        if (licenses.isEmpty()) {
            licenses = texts(root.path("licenses"));
        }
        return named("npm", root, licenses);
    }

    /** Several licences are a choice (Composer's schema). */
    static List<Declaration> composer(ManifestFile file) throws IOException {
        JsonNode root = file.json();
        return named("composer", root, texts(root.path("license")));
    }

    private static List<Declaration> named(String type, JsonNode root, List<String> licenses) {
        String name = root.path("name").asText("");
        String version = root.path("version").asText("");
        return name.isEmpty() ? List.of() : List.of(Declaration.ofChoice(type, name, version, licenses));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : node.isArray() ? node : List.of(node)) {
            String text = entry.isObject()
                    ? entry.path("type").asText(entry.path("name").asText(""))
                    : entry.asText("");
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }
}
