package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.configuration.yaml.YamlNode;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;

/** Reads pubspec.lock of Dart and Flutter. */
@AutoService(ManifestReader.class)
public final class PubspecLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("pubspec.lock");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        for (YamlNode root : file.yaml()) {
            root.get("packages")
                    .entries()
                    .filter(entry -> entry.get("source").text().equals("hosted"))
                    .forEach(entry -> sink.add(new Dependency(
                            Ecosystem.PUB,
                            entry.key(),
                            entry.get("version").text(),
                            scope(entry.get("dependency").text()))));
        }
    }

    private static Scope scope(String dependency) {
        return switch (dependency) {
            case "direct main", "direct overridden" -> Scope.DIRECT;
            case "direct dev" -> Scope.DEVELOPMENT;
            case "transitive" -> Scope.TRANSITIVE;
            default -> Scope.UNKNOWN;
        };
    }
}
