package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads Gradle's lockfiles, {@code group:artifact:version=configuration,…} on each line. */
@AutoService(ManifestReader.class)
public final class GradleLockReader implements ManifestReader {
    @Override
    public boolean reads(String path) {
        String name = FileNames.last(path);
        return name.equals("gradle.lockfile") || name.equals("buildscript-gradle.lockfile");
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        boolean buildscript = FileNames.last(file.path()).startsWith("buildscript");
        for (String line : file.lines()) {
            int equals = line.indexOf('=');
            String[] parts = line.substring(0, Math.max(0, equals)).strip().split(":");
            if (!line.startsWith("#") && parts.length == 3) {
                boolean development = buildscript || onlyTests(line.substring(equals + 1));
                sink.add(new Dependency(
                        Ecosystem.MAVEN,
                        parts[0] + ":" + parts[1],
                        parts[2],
                        development ? Scope.DEVELOPMENT : Scope.UNKNOWN));
            }
        }
    }

    private static boolean onlyTests(String configurations) {
        return Stream.of(configurations.split(","))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .allMatch(name -> name.contains("test"));
    }
}
