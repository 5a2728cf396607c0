package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Maven project with what it inherits from parents that are files. */
final class MavenProject {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}$]+)\\}");
    private static final int MAX_SUBSTITUTIONS = 20;
    private static final int MAX_LENGTH = 1_000;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, XmlElement> managed = new HashMap<>();
    private final Map<String, XmlElement> declared = new LinkedHashMap<>();

    /**
     * A dependency with its values filled in.
     *
     * @param name group and artifact with a colon between
     * @param version empty when no file decides it
     * @param scope empty when none is written
     */
    record Declared(String name, String version, String scope) {}

    private MavenProject() {}

    static MavenProject of(ManifestFile file) throws IOException {
        MavenProject project = new MavenProject();
        Set<String> seen = new HashSet<>();
        Optional<ManifestFile> next = Optional.of(file);
        // The project first, then its parents: what is nearer wins.
        while (next.isPresent() && seen.add(next.get().path())) {
            XmlElement root = XmlElement.of(next.get().text());
            project.inherit(root);
            next = parent(next.get(), root);
        }
        return project;
    }

    private static Optional<ManifestFile> parent(ManifestFile file, XmlElement root) throws IOException {
        List<XmlElement> parents = root.all("parent");
        if (parents.isEmpty()) {
            return Optional.empty();
        }
        boolean written = !parents.get(0).all("relativePath").isEmpty();
        String place = written ? parents.get(0).text("relativePath") : "../pom.xml";
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<ManifestFile> found = file.resolve(place).or(() -> file.resolve(place + "/pom.xml"));
        // As Maven does: a file at that place may be another project.
        boolean same = found.isPresent()
                && XmlElement.of(found.get().text())
                        .text("artifactId")
                        .equals(parents.get(0).text("artifactId"));
        return same ? found : Optional.empty();
    }

    private void inherit(XmlElement root) {
        root.all("properties").stream()
                .flatMap(block -> block.children().stream())
                .forEach(property -> properties.putIfAbsent(property.name(), property.text()));
        for (String part : List.of("groupId", "version")) {
            String inherited = root.text("parent", part);
            String own = root.text(part).isEmpty() ? inherited : root.text(part);
            known("project." + part, own);
            known("pom." + part, own);
            known("project.parent." + part, inherited);
        }
        root.all("dependencyManagement", "dependencies", "dependency").stream()
                .filter(entry -> !entry.text("scope").equals("import"))
                .forEach(entry -> managed.putIfAbsent(key(entry), entry));
        root.all("dependencies", "dependency").forEach(entry -> declared.putIfAbsent(key(entry), entry));
    }

    private void known(String property, String value) {
        if (!value.isEmpty()) {
            properties.putIfAbsent(property, value);
        }
    }

    private static String key(XmlElement dependency) {
        return dependency.text("groupId") + ":" + dependency.text("artifactId") + ":" + dependency.text("type") + ":"
                + dependency.text("classifier");
    }

    /** All dependencies, its own first. */
    List<Declared> dependencies() {
        List<Declared> dependencies = new ArrayList<>();
        declared.forEach((key, entry) -> {
            String name = filled(entry.text("groupId")) + ":" + filled(entry.text("artifactId"));
            String version = number(filled(valueOf("version", key, entry)));
            dependencies.add(new Declared(name, version, filled(valueOf("scope", key, entry))));
        });
        return dependencies;
    }

    private String valueOf(String part, String key, XmlElement entry) {
        String own = entry.text(part);
        return own.isEmpty() && managed.containsKey(key) ? managed.get(key).text(part) : own;
    }

    /** A range or a property that no file has is no version; {@code [1.0]} is exactly one. */
    private static String number(String version) {
        boolean exact = version.startsWith("[") && version.endsWith("]") && !version.contains(",");
        String number = exact ? version.substring(1, version.length() - 1) : version;
        return number.matches("[^\\[\\]()$,{}]+") ? number : "";
    }

    /** The text with its properties filled in, as far as they are known; properties may refer to each other. */
    private String filled(String text) {
        String filled = text;
        for (int i = 0; i < MAX_SUBSTITUTIONS && filled.length() < MAX_LENGTH; i++) {
            Matcher matcher = PROPERTY.matcher(filled);
            if (!matcher.find() || !properties.containsKey(matcher.group(1))) {
                return filled;
            }
            String value = properties.get(matcher.group(1));
            filled = filled.substring(0, matcher.start()) + value + filled.substring(matcher.end());
        }
        return filled;
    }
}
