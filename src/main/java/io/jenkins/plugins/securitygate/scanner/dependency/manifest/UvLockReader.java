package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads uv.lock. */
@AutoService(ManifestReader.class)
public final class UvLockReader implements ManifestReader {
    private static final List<String> OWN_SOURCES = List.of("virtual", "editable", "directory");

    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("uv.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode packages = file.toml().path("package");
        Set<String> direct = new HashSet<>();
        Set<String> development = new HashSet<>();
        for (JsonNode entry : packages) {
            if (isOwn(entry)) {
                names(entry.path("dependencies"), direct);
                entry.path("optional-dependencies").forEach(list -> names(list, direct));
                entry.path("dev-dependencies").forEach(list -> names(list, development));
            }
        }
        for (JsonNode entry : packages) {
            if (!isOwn(entry)) {
                String name = entry.path("name").asText();
                Scope indirect = development.contains(name) ? Scope.DEVELOPMENT : Scope.TRANSITIVE;
                Scope scope = direct.contains(name) ? Scope.DIRECT : indirect;
                sink.add(new Dependency(
                        Ecosystem.PYPI, name, entry.path("version").asText(), scope));
            }
        }
    }

    private static boolean isOwn(JsonNode entry) {
        return OWN_SOURCES.stream().anyMatch(entry.path("source")::has);
    }

    private static void names(JsonNode dependencies, Set<String> names) {
        dependencies.forEach(dependency -> names.add(dependency.path("name").asText()));
    }
}
