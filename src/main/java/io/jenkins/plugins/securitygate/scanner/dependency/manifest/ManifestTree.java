package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files that a scan sees, by path: files may name each other, but never one outside. */
public final class ManifestTree {
    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final MavenRepository repository;

    public ManifestTree(List<SourceFile> all) {
        this(all, new MavenRepository(null));
    }

    /** @param mavenRepository a local repository in Maven's layout, {@code null} when there is none */
    public ManifestTree(List<SourceFile> all, Path mavenRepository) {
        this(all, new MavenRepository(mavenRepository));
    }

    ManifestTree(List<SourceFile> all, MavenRepository repository) {
        all.forEach(file -> files.put(file.path(), file));
        this.repository = repository;
    }

    /** The Maven project that others name so; empty when neither the tree nor the repository has it. */
    Optional<ManifestFile> project(String group, String artifact, String version) throws IOException {
        return repository.find(this, group, artifact, version);
    }

    /** What a project takes from a bill of materials. */
    MavenProject bom(ManifestFile file, Set<String> importing) throws IOException {
        return repository.bom(file, importing);
    }

    /** The file at a path of this tree. */
    Optional<ManifestFile> file(String path) {
        return Optional.ofNullable(files.get(path)).map(this::file);
    }

    /** All files of Maven projects. */
    List<ManifestFile> projects() {
        return files.values().stream()
                .filter(source -> MavenPomReader.isProject(source.path()))
                .map(this::file)
                .toList();
    }

    /** A file of this tree as its reader wants it. */
    public ManifestFile file(SourceFile source) {
        return new ManifestFile(source, this);
    }

    /** The file that another one names relative to itself. */
    Optional<ManifestFile> resolve(String from, String relative) {
        Deque<String> steps = new ArrayDeque<>(List.of(from.split("/")));
        steps.removeLast();
        for (String step : relative.replace('\\', '/').split("/")) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return file(String.join("/", steps));
    }
}
