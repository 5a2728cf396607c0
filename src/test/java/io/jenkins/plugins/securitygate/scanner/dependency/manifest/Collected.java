package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.LikelyPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one file of a folder says. */
record Collected(List<Component> components, List<String> notes) implements DependencySink {
    static Collected from(Path folder, String path) throws IOException {
        return from(folder, path, null);
    }

    /** @param mavenRepository {@code null} when there is none */
    static Collected from(Path folder, String path, Path mavenRepository) throws IOException {
        List<SourceFile> files = new SourceTree(folder, List.of()).files();
        SourceFile file = files.stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow();
        Collected collected = new Collected(new ArrayList<>(), new ArrayList<>());
        ManifestReaders.of(path).orElseThrow().read(new ManifestTree(files, mavenRepository).file(file), collected);
        return collected;
    }

    @Override
    public void add(Dependency dependency) {
        components.add(dependency.component(""));
    }

    @Override
    public void unnamed(String place, String sha1, Optional<LikelyPackage> likely) {
        note(place, "unnamed" + likely.map(found -> " " + found).orElse(""));
    }

    @Override
    public void note(String place, String message) {
        notes.add(place.isEmpty() ? message : place + ": " + message);
    }

    List<String> purls() {
        return components.stream().map(Component::purl).toList();
    }
}
