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
import java.util.TreeSet;

/**
 * A Maven project with what it inherits from parents, imports from bills of materials, and takes from profiles that are
 * active by default, as far as files have these. What is nearer wins, as it does for Maven.
 */
final class MavenProject {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^{}$]+)\\}");
    private static final int MAX_SUBSTITUTIONS = 20;
    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_IMPORTS = 20;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, Declared> managed = new HashMap<>();
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Set<String> missing = new TreeSet<>();

    /**
     * A dependency with its values filled in.
     *
     * @param name group and artifact with a colon between
     * @param version empty when no file decides it
     * @param scope empty when none is written
     * @param certain whether it is a dependency whichever profiles are active
     */
    record Declared(String name, String version, String scope, boolean certain) {}

    /** A part of a project file that declares dependencies: the file itself, or one of its profiles. */
    private record Part(XmlElement element, boolean active) {}

    /** @param importing paths of the projects that import this one, and its own */
    MavenProject(ManifestFile file, Set<String> importing) throws IOException {
        List<Part> parts = lineage(file);
        parts.stream().filter(Part::active).forEach(part -> properties(part.element()));
        for (Part part : parts) {
            manage(part);
        }
        if (importing.size() < MAX_IMPORTS) {
            for (Part part : parts) {
                imports(part, file, importing);
            }
        }
        parts.stream().filter(Part::active).forEach(this::declare);
        parts.stream().filter(part -> !part.active()).forEach(this::declare);
    }

    static MavenProject of(ManifestFile file) throws IOException {
        return new MavenProject(file, Set.of(file.path()));
    }

    /** Parents and bills of materials that no file has, {@code group:artifact:version}, in alphabetical order. */
    Set<String> missing() {
        return missing;
    }

    /** The project and its parents, the project first, each after its profiles. */
    private List<Part> lineage(ManifestFile file) throws IOException {
        List<Part> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<ManifestFile> next = Optional.of(file);
        while (next.isPresent() && seen.add(next.get().path())) {
            XmlElement root = XmlElement.of(next.get().text());
            for (XmlElement profile : root.all("profiles", "profile")) {
                parts.add(new Part(
                        profile, profile.text("activation", "activeByDefault").equals("true")));
            }
            parts.add(new Part(root, true));
            next = parent(next.get(), root);
        }
        return parts;
    }

    private Optional<ManifestFile> parent(ManifestFile file, XmlElement root) throws IOException {
        List<XmlElement> parents = root.all("parent");
        if (parents.isEmpty()) {
            return Optional.empty();
        }
        XmlElement parent = parents.get(0);
        boolean written = !parent.all("relativePath").isEmpty();
        String place = written ? parent.text("relativePath") : "../pom.xml";
        Optional<ManifestFile> beside =
                place.isEmpty() ? Optional.empty() : file.resolve(place).or(() -> file.resolve(place + "/pom.xml"));
        // As Maven does: a file at that place may be another project.
        boolean same = beside.isPresent()
                && XmlElement.of(beside.get().text()).text("artifactId").equals(parent.text("artifactId"));
        return same
                ? beside
                : elsewhere(file, parent.text("groupId"), parent.text("artifactId"), parent.text("version"));
    }

    private Optional<ManifestFile> elsewhere(ManifestFile file, String group, String artifact, String version)
            throws IOException {
        Optional<ManifestFile> found = file.project(group, artifact, version);
        if (found.isEmpty()) {
            missing.add(group + ":" + artifact + ":" + version);
        }
        return found;
    }

    private void properties(XmlElement part) {
        part.all("properties").stream()
                .flatMap(block -> block.children().stream())
                .forEach(property -> properties.putIfAbsent(property.name(), property.text()));
        for (String name : List.of("groupId", "version")) {
            String inherited = part.text("parent", name);
            String own = part.text(name).isEmpty() ? inherited : part.text(name);
            known("project." + name, own);
            known("pom." + name, own);
            known("project.parent." + name, inherited);
        }
    }

    private void known(String property, String value) {
        if (!value.isEmpty()) {
            properties.putIfAbsent(property, value);
        }
    }

    private void manage(Part part) {
        for (XmlElement entry : part.element().all("dependencyManagement", "dependencies", "dependency")) {
            if (part.active() && !isImport(entry)) {
                managed.putIfAbsent(key(entry), declared(entry, true));
            }
        }
    }

    private static boolean isImport(XmlElement entry) {
        return entry.text("scope").equals("import");
    }

    private void imports(Part part, ManifestFile file, Set<String> importing) throws IOException {
        for (XmlElement entry : part.element().all("dependencyManagement", "dependencies", "dependency")) {
            if (!part.active() || !isImport(entry)) {
                continue;
            }
            Optional<ManifestFile> bom = elsewhere(
                    file,
                    filled(entry.text("groupId")),
                    filled(entry.text("artifactId")),
                    filled(entry.text("version")));
            if (bom.isPresent() && !importing.contains(bom.get().path())) {
                Set<String> deeper = new HashSet<>(importing);
                deeper.add(bom.get().path());
                MavenProject imported = bom.get().bom(deeper);
                imported.managed.forEach(managed::putIfAbsent);
                missing.addAll(imported.missing);
            }
        }
    }

    private void declare(Part part) {
        for (XmlElement entry : part.element().all("dependencies", "dependency")) {
            String key = key(entry);
            Declared own = declared(entry, part.active());
            Declared decided = managed.getOrDefault(key, own);
            declared.putIfAbsent(
                    key,
                    new Declared(
                            own.name(),
                            number(own.version().isEmpty() ? decided.version() : own.version()),
                            own.scope().isEmpty() ? decided.scope() : own.scope(),
                            own.certain()));
        }
    }

    private Declared declared(XmlElement entry, boolean certain) {
        return new Declared(
                filled(entry.text("groupId")) + ":" + filled(entry.text("artifactId")),
                filled(entry.text("version")),
                filled(entry.text("scope")),
                certain);
    }

    private String key(XmlElement dependency) {
        String type = filled(dependency.text("type"));
        return filled(dependency.text("groupId")) + ":" + filled(dependency.text("artifactId")) + ":"
                + (type.isEmpty() ? "jar" : type) + ":" + filled(dependency.text("classifier"));
    }

    /** All dependencies, its own first. */
    List<Declared> dependencies() {
        return List.copyOf(declared.values());
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
