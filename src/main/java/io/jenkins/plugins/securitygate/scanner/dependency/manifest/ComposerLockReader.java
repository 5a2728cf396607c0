package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;

/** Reads composer.lock. */
@AutoService(ManifestReader.class)
public final class ComposerLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("composer.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        root.path("packages").forEach(entry -> add(entry, Scope.UNKNOWN, sink));
        root.path("packages-dev").forEach(entry -> add(entry, Scope.DEVELOPMENT, sink));
    }

    private static void add(JsonNode entry, Scope scope, DependencySink sink) {
        String version = entry.path("version").asText();
        // The tag's name as published; Composer itself takes the letter away.
        String number = version.matches("v\\d.*") ? version.substring(1) : version;
        sink.add(new Dependency(
                Ecosystem.COMPOSER, entry.path("name").asText(), number, scope, Json.texts(entry.path("license"))));
    }
}
