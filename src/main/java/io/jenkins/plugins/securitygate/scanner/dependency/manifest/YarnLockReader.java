package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lockfiles of Yarn: the format of its own of version 1, and YAML since version 2. */
@AutoService(ManifestReader.class)
public final class YarnLockReader implements ManifestReader {
    private static final String VERSION = "  version ";
    private static final String REGISTRY = "@npm:";

    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("yarn.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        if (file.lines().stream().anyMatch(line -> line.startsWith("__metadata:"))) {
            for (YamlNode root : file.yaml()) {
                berry(root, sink);
            }
        } else {
            classic(file.lines(), sink);
        }
    }

    private static void classic(List<String> lines, DependencySink sink) {
        String heading = "";
        for (String line : lines) {
            if (!line.isEmpty() && !line.startsWith(" ") && !line.startsWith("#")) {
                heading = line;
            } else if (line.startsWith(VERSION)) {
                String first = unquoted(heading.split(",|:$", 2)[0]);
                NpmSpec asked = NpmSpec.joined(first);
                NpmSpec real = NpmSpec.of(asked.name(), asked.version().startsWith("npm:") ? asked.version() : "")
                        .orElse(asked);
                String version = unquoted(line.substring(VERSION.length()));
                sink.add(new Dependency(Ecosystem.NPM, real.name(), version, Scope.UNKNOWN));
            }
        }
    }

    private static String unquoted(String text) {
        return text.strip().replace("\"", "");
    }

    private static void berry(YamlNode root, DependencySink sink) {
        List<YamlNode> entries = root.entries()
                .filter(entry -> entry.get("resolution").isPresent())
                .toList();
        Set<String> direct = new HashSet<>();
        entries.stream()
                .filter(YarnLockReader::isWorkspace)
                .flatMap(entry -> entry.get("dependencies").entries())
                .forEach(asked -> direct.add(asked.key() + "@" + asked.text()));
        for (YamlNode entry : entries) {
            if (!isWorkspace(entry)) {
                boolean asked = List.of(entry.key().split(", ")).stream().anyMatch(direct::contains);
                resolved(entry, asked ? Scope.DIRECT : Scope.TRANSITIVE, sink);
            }
        }
    }

    private static boolean isWorkspace(YamlNode entry) {
        String resolution = entry.get("resolution").text();
        return resolution.contains("@workspace:") || resolution.contains("@link:") || resolution.contains("@portal:");
    }

    private static void resolved(YamlNode entry, Scope scope, DependencySink sink) {
        String resolution = entry.get("resolution").text();
        String name = NpmSpec.joined(resolution).name();
        boolean numbered = resolution.startsWith(name + REGISTRY) || resolution.startsWith(name + "@patch:");
        String version = numbered ? entry.get("version").text() : "";
        sink.add(new Dependency(Ecosystem.NPM, name, version, scope));
    }
}
