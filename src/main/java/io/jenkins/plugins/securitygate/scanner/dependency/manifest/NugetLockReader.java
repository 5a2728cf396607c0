package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.Map;

/** Reads NuGet's packages.lock.json. */
@AutoService(ManifestReader.class)
public final class NugetLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return name.equals("packages.lock.json") || name.startsWith("packages.") && name.endsWith(".lock.json");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        for (JsonNode framework : file.json().path("dependencies")) {
            for (Map.Entry<String, JsonNode> entry : framework.properties()) {
                String type = entry.getValue().path("type").asText();
                if (!type.equals("Project")) {
                    Scope scope = type.equals("Direct") ? Scope.DIRECT : Scope.TRANSITIVE;
                    String version = entry.getValue().path("resolved").asText();
                    sink.add(new Dependency(Ecosystem.NUGET, entry.getKey(), version, scope));
                }
            }
        }
    }
}
