package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the lockfiles of npm, versions 1 to 3. */
@AutoService(ManifestReader.class)
public final class NpmLockReader implements ManifestReader {
    private static final String INSTALLED = "node_modules/";
    private static final List<String> DIRECT_LISTS = List.of("dependencies", "devDependencies", "optionalDependencies");

    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return name.equals("package-lock.json") || name.equals("npm-shrinkwrap.json");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        JsonNode root = file.json();
        if (root.path("packages").isObject()) {
            packages(root.path("packages"), sink);
        } else {
            // Version 1 does not say which packages the project itself asks for.
            nested(root.path("dependencies"), sink);
        }
    }

    private static void packages(JsonNode packages, DependencySink sink) {
        Set<String> direct = direct(packages);
        for (Map.Entry<String, JsonNode> entry : packages.properties()) {
            int at = entry.getKey().lastIndexOf(INSTALLED);
            JsonNode installed = entry.getValue();
            // Whatever is not installed is a part of the project, and what is linked is listed elsewhere.
            if (at < 0 || installed.path("link").asBoolean()) {
                continue;
            }
            String folder = entry.getKey().substring(at + INSTALLED.length());
            Scope used = at == 0 && direct.contains(folder) ? Scope.DIRECT : Scope.TRANSITIVE;
            Scope scope = installed.path("dev").asBoolean() ? Scope.DEVELOPMENT : used;
            String name = installed.path("name").asText(folder);
            String version = installed.path("version").asText();
            sink.add(new Dependency(Ecosystem.NPM, name, version, scope, Json.texts(installed.path("license"))));
        }
    }

    /** The names that the project and its workspaces ask for. */
    private static Set<String> direct(JsonNode packages) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : packages.properties()) {
            if (!entry.getKey().contains(INSTALLED)) {
                DIRECT_LISTS.forEach(
                        list -> names.addAll(Json.names(entry.getValue().path(list))));
            }
        }
        return names;
    }

    private static void nested(JsonNode dependencies, DependencySink sink) {
        for (Map.Entry<String, JsonNode> entry : dependencies.properties()) {
            JsonNode installed = entry.getValue();
            Scope scope = installed.path("dev").asBoolean() ? Scope.DEVELOPMENT : Scope.UNKNOWN;
            NpmSpec.of(entry.getKey(), installed.path("version").asText())
                    .ifPresent(spec -> sink.add(new Dependency(Ecosystem.NPM, spec.name(), spec.version(), scope)));
            nested(installed.path("dependencies"), sink);
        }
    }
}
