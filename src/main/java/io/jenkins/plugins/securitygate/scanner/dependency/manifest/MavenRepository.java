package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where project files that others name are found: in the scanned tree, else in a local repository in Maven's layout. Who
 * administers the machine chooses the repository, and nothing but project files in it is read. Several threads may ask.
 */
final class MavenRepository {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern SAFE_VERSION = Pattern.compile("[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*");

    private final Path folder;
    private final Map<String, MavenProject> boms = new ConcurrentHashMap<>();
    private Map<String, String> inTree;

    /** @param folder {@code null} when there is none */
    MavenRepository(Path folder) {
        this.folder = folder;
    }

    /** The project file; of the tree only one of this version, or one whose version the build decides. */
    Optional<ManifestFile> find(ManifestTree tree, String group, String artifact, String version) throws IOException {
        String name = group + ":" + artifact + ":";
        Map<String, String> known = inTree(tree);
        String path = known.getOrDefault(name + version, known.get(name));
        return path != null ? tree.file(path) : installed(group, artifact, version);
    }

    /** A bill of materials, which many modules of one build import, read once. */
    MavenProject bom(ManifestFile file, Set<String> importing) throws IOException {
        MavenProject known = boms.get(file.path());
        if (known == null) {
            known = new MavenProject(file, importing);
            boms.put(file.path(), known);
        }
        return known;
    }

    private synchronized Map<String, String> inTree(ManifestTree tree) {
        if (inTree == null) {
            inTree = projects(tree);
        }
        return inTree;
    }

    private static Map<String, String> projects(ManifestTree tree) {
        Map<String, String> projects = new HashMap<>();
        for (ManifestFile file : tree.projects()) {
            try {
                XmlElement root = XmlElement.of(file.text());
                String group = root.text("groupId").isEmpty() ? root.text("parent", "groupId") : root.text("groupId");
                String version = root.text("version").isEmpty() ? root.text("parent", "version") : root.text("version");
                String decided = version.contains("${") ? "" : version;
                projects.putIfAbsent(group + ":" + root.text("artifactId") + ":" + decided, file.path());
            } catch (IOException e) {
                // The file gets its own entry when its turn to be read comes.
                continue;
            }
        }
        return projects;
    }

    private Optional<ManifestFile> installed(String group, String artifact, String version) {
        if (folder == null
                || !SAFE.matcher(group).matches()
                || !SAFE.matcher(artifact).matches()
                || !SAFE_VERSION.matcher(version).matches()) {
            return Optional.empty();
        }
        Path file = folder.resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        // Parents of files in a repository are in it too, never beside them.
        ManifestTree tree = new ManifestTree(List.of(), this);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(ManifestFile.installed(file, tree))
                : Optional.empty();
    }
}
