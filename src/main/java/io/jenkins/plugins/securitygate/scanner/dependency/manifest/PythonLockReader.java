package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the lockfiles of Poetry and PDM, and those of PEP 751, all of which list packages with their groups. */
@AutoService(ManifestReader.class)
public final class PythonLockReader implements ManifestReader {
    private static final Set<String> NAMES = Set.of("poetry.lock", "pdm.lock", "pylock.toml");

    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return NAMES.contains(name) || name.startsWith("pylock.") && name.endsWith(".toml");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.toml();
        for (JsonNode entry : root.path(root.has("packages") ? "packages" : "package")) {
            String name = entry.path("name").asText();
            String version = entry.path("version").asText();
            // The same package is listed again for each set of extras.
            if (!entry.has("extras") || !file.path().endsWith("pdm.lock")) {
                sink.add(new Dependency(Ecosystem.PYPI, name, version, scope(entry)));
            }
        }
    }

    private static Scope scope(JsonNode entry) {
        List<String> groups = Json.texts(entry.path("groups"));
        boolean main = groups.isEmpty() || groups.contains("main") || groups.contains("default");
        return main && !entry.path("category").asText().equals("dev") ? Scope.UNKNOWN : Scope.DEVELOPMENT;
    }
}
