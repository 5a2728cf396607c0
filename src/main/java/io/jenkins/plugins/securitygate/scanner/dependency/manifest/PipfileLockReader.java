package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.Map;

/** Reads Pipfile.lock. */
@AutoService(ManifestReader.class)
public final class PipfileLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("Pipfile.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        section(root.path("default"), Scope.UNKNOWN, sink);
        section(root.path("develop"), Scope.DEVELOPMENT, sink);
    }

    private static void section(JsonNode section, Scope scope, DependencySink sink) {
        for (Map.Entry<String, JsonNode> entry : section.properties()) {
            String pinned = entry.getValue().path("version").asText();
            String version = pinned.startsWith("==") ? pinned.substring(2) : "";
            sink.add(new Dependency(Ecosystem.PYPI, entry.getKey(), version.replace("=", ""), scope));
        }
    }
}
