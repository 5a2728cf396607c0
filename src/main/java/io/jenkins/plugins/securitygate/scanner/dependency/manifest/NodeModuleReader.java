package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;

/** Reads the {@code package.json} of each package that is installed in a folder {@code node_modules}. */
@AutoService(ManifestReader.class)
public final class NodeModuleReader implements ManifestReader {
    private static final Pattern FILE = Pattern.compile("(.*/)?node_modules/(@[^/]+/)?[^/@]+/package\\.json");

    @Override
    public boolean reads(String path) {
        return path.endsWith("/package.json") && FILE.matches(path);
    }

    @Override
    public Certainty certainty() {
        return Certainty.INSTALLED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        String name = root.path("name").asText();
        String version = root.path("version").asText();
        if (name.isEmpty() || version.isEmpty()) {
            throw new ManifestFormatException("names no package, or not its version");
        }
        JsonNode license = root.path("license");
        // The form with an object is an old one that npm still accepts.
        JsonNode text = license.isObject() ? license.path("type") : license;
        sink.add(new Dependency(Ecosystem.NPM, name, version, Scope.UNKNOWN, Json.texts(text)));
    }
}
