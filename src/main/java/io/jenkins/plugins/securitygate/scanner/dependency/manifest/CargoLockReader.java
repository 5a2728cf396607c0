package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Reads Cargo.lock. */
@AutoService(ManifestReader.class)
public final class CargoLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("Cargo.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode packages = file.toml().path("package");
        // Only the packages of the project itself have no source.
        Set<String> direct = new HashSet<>();
        for (JsonNode entry : packages) {
            if (!entry.has("source")) {
                Json.texts(entry.path("dependencies")).forEach(asked -> direct.add(asked.split(" ", 2)[0]));
            }
        }
        for (JsonNode entry : packages) {
            if (entry.has("source")) {
                String name = entry.path("name").asText();
                Scope scope = direct.contains(name) ? Scope.DIRECT : Scope.TRANSITIVE;
                sink.add(new Dependency(
                        Ecosystem.CARGO, name, entry.path("version").asText(), scope));
            }
        }
    }
}
