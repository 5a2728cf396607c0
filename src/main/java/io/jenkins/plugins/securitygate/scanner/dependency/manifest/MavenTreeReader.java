package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.Set;

/** Reads what Maven's {@code dependency:list} and {@code dependency:tree} write to a file. */
@AutoService(ManifestReader.class)
public final class MavenTreeReader implements ManifestReader {
    static final Set<String> NAMES = Set.of(
            "dependency-list.txt", "dependency-tree.txt", "maven-dependency-list.txt", "maven-dependency-tree.txt");
    /** The marks of the tree, then group, artifact, type, perhaps classifier, version, scope. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\[INFO\\] )?([ |+\\\\-]*)([A-Za-z0-9._-]+):([A-Za-z0-9._-]+):[a-z0-9._-]+:(?:[^: ]+:)?([^:"
                    + " ]+):(compile|provided|runtime|test|system|import)\\b.*");

    @Override
    public boolean reads(String path) {
        return NAMES.contains(FileNames.last(path));
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        for (String line : file.lines()) {
            Matcher entry = ENTRY.matcher(line);
            // In the verbose tree, brackets stand around what another branch of it decides.
            if (entry.matches()) {
                String name = entry.group(2) + ":" + entry.group(3);
                sink.add(new Dependency(Ecosystem.MAVEN, name, entry.group(4), scope(entry.group(1), entry.group(5))));
            }
        }
    }

    private static Scope scope(String marks, String scope) {
        if (scope.equals("test")) {
            return Scope.DEVELOPMENT;
        }
        boolean tree = marks.contains("- ");
        return !tree ? Scope.UNKNOWN : marks.length() == 3 ? Scope.DIRECT : Scope.TRANSITIVE;
    }
}
