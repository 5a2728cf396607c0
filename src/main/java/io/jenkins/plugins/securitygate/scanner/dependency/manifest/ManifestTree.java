package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import io.jenkins.plugins.securitygate.scanner.SourceFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a scan sees, by path: files may name each other, but never one outside. */
public final class ManifestTree {
    private final Map<String, SourceFile> files = new HashMap<>();

    public ManifestTree(List<SourceFile> all) {
        all.forEach(file -> files.put(file.path(), file));
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
        return Optional.ofNullable(files.get(String.join("/", steps))).map(this::file);
    }
}
