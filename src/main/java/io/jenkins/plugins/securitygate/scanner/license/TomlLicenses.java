package io.jenkins.plugins.securitygate.scanner.license;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.securitygate.scanner.dependency.manifest.ManifestFile;
import java.io.IOException;
import java.util.List;

/** Package files in TOML. */
final class TomlLicenses {
    private TomlLicenses() {}

    static List<Declaration> cargo(ManifestFile file) throws IOException {
        return named("cargo", file.toml().path("package"));
    }

    /** The standard table, else Poetry's. */
    static List<Declaration> python(ManifestFile file) throws IOException {
        JsonNode root = file.toml();
        JsonNode project = root.path("project").isObject()
                ? root.path("project")
                : root.path("tool").path("poetry");
        return named("pypi", project);
    }

    private static List<Declaration> named(String type, JsonNode table) {
        String name = table.path("name").asText("");
        if (name.isEmpty()) {
            return List.of();
        }
        JsonNode license = table.path("license");
        String text = license.isObject() ? license.path("text").asText("") : license.asText("");
        List<String> classifiers = PythonClassifiers.of(table.path("classifiers"));
        List<String> licenses = PythonClassifiers.better(text, classifiers);
        return List.of(new Declaration(type, name, table.path("version").asText(""), licenses));
    }
}
