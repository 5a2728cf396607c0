package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.List;

/** Reads conan.lock, of Conan 1 and 2. */
@AutoService(ManifestReader.class)
public final class ConanLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("conan.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        for (JsonNode node : root.path("graph_lock").path("nodes")) {
            boolean build = node.path("context").asText().equals("build");
            // The project itself is the node with a path.
            String reference = node.has("path") ? "" : node.path("ref").asText();
            reference(reference, build ? Scope.DEVELOPMENT : Scope.UNKNOWN, sink);
        }
        Json.texts(root.path("requires")).forEach(text -> reference(text, Scope.UNKNOWN, sink));
        for (String list : List.of("build_requires", "python_requires")) {
            Json.texts(root.path(list)).forEach(text -> reference(text, Scope.DEVELOPMENT, sink));
        }
    }

    /** {@code name/version[@user/channel][#revision][%time]}. */
    private static void reference(String text, Scope scope, DependencySink sink) {
        String[] parts = text.replaceFirst("[@#%].*", "").split("/");
        if (parts.length == 2 && !parts[1].isEmpty()) {
            sink.add(new Dependency(Ecosystem.CONAN, parts[0], parts[1], scope));
        }
    }
}
