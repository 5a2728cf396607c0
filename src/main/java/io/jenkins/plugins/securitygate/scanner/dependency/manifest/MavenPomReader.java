package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the dependencies that a pom.xml itself declares. Parents, imported BOMs, properties and managed versions count as far
 * as files have them; transitive dependencies are not known. What only a profile adds that is not active by default is listed
 * too, its use unknown: who builds may switch it on.
 */
@AutoService(ManifestReader.class)
public final class MavenPomReader implements ManifestReader {
    private static final int NAMED_AT_MOST = 10;

    @Override
    public boolean reads(String path) {
        return isProject(path);
    }

    static boolean isProject(String path) {
        return FileNames.last(path).equals("pom.xml") || path.endsWith(".pom");
    }

    @Override
    public Certainty certainty() {
        return Certainty.DECLARED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        MavenProject project = MavenProject.of(file);
        // What Maven itself wrote down decides what the project file leaves open.
        boolean resolved = MavenTreeReader.NAMES.stream()
                .anyMatch(name -> file.resolve(name).isPresent());
        List<String> undecided = new ArrayList<>();
        for (MavenProject.Declared declared : project.dependencies()) {
            if (declared.version().isEmpty()) {
                undecided.add(declared.name());
            }
            if (!declared.version().isEmpty() || !resolved) {
                sink.add(new Dependency(Ecosystem.MAVEN, declared.name(), declared.version(), scope(declared)));
            }
        }
        if (!undecided.isEmpty() && !resolved) {
            sink.note(
                    "",
                    "the versions of " + undecided.size() + " dependencies are not decided by files of the project ("
                            + some(undecided) + ")" + missing(project.missing())
                            + "; write them to a file before the scan:"
                            + " mvn dependency:list -DoutputFile=dependency-list.txt");
        }
    }

    private static Scope scope(MavenProject.Declared declared) {
        if (declared.scope().equals("test")) {
            return Scope.DEVELOPMENT;
        }
        return declared.certain() ? Scope.DIRECT : Scope.UNKNOWN;
    }

    private static String missing(Set<String> projects) {
        return projects.isEmpty()
                ? ""
                : ", as these parents or imported BOMs are not there: " + some(List.copyOf(projects));
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED_AT_MOST, names.size())));
        return names.size() > NAMED_AT_MOST ? shown + ", …" : shown;
    }
}
