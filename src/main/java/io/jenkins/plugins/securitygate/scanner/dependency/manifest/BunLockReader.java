package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the text lockfile of Bun. */
@AutoService(ManifestReader.class)
public final class BunLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return name.equals("bun.lock") || name.equals("bun.lockb");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        if (file.path().endsWith("b")) {
            sink.note(
                    "", "the binary lockfile of Bun is not read; write the text one: bun install --save-text-lockfile");
            return;
        }
        JsonNode root = file.json();
        Set<String> direct = new HashSet<>();
        Set<String> development = new HashSet<>();
        for (JsonNode workspace : root.path("workspaces")) {
            direct.addAll(Json.names(workspace.path("dependencies")));
            direct.addAll(Json.names(workspace.path("optionalDependencies")));
            development.addAll(Json.names(workspace.path("devDependencies")));
        }
        for (Map.Entry<String, JsonNode> entry : root.path("packages").properties()) {
            String key = entry.getKey();
            Scope used = direct.contains(key) ? Scope.DIRECT : Scope.TRANSITIVE;
            add(entry.getValue(), used != Scope.DIRECT && development.contains(key) ? Scope.DEVELOPMENT : used, sink);
        }
    }

    private static void add(JsonNode entry, Scope scope, DependencySink sink) {
        NpmSpec written = NpmSpec.joined(entry.path(0).asText());
        NpmSpec.of(written.name(), written.version())
                .ifPresent(spec -> sink.add(new Dependency(Ecosystem.NPM, spec.name(), spec.version(), scope)));
    }
}
