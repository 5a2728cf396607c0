package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.securitygate.model.Component.Scope;
import io.jenkins.plugins.securitygate.scanner.dependency.Ecosystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the dependencies that a pom.xml itself declares. Parents, properties and managed versions count as far as files
 * of the scanned tree have them; what a repository would add is not known.
 */
@AutoService(ManifestReader.class)
public final class MavenPomReader implements ManifestReader {
    private static final int NAMED_AT_MOST = 10;

    @Override
    public boolean reads(String path) {
        return FileNames.last(path).equals("pom.xml") || path.endsWith(".pom");
    }

    @Override
    public Certainty certainty() {
        return Certainty.DECLARED;
    }

    @Override
    public void read(ManifestFile file, DependencySink sink) throws IOException {
        MavenProject project = MavenProject.of(file);
        List<String> undecided = new ArrayList<>();
        for (MavenProject.Declared declared : project.dependencies()) {
            if (declared.version().isEmpty()) {
                undecided.add(declared.name());
            }
            boolean test = declared.scope().equals("test");
            sink.add(new Dependency(
                    Ecosystem.MAVEN, declared.name(), declared.version(), test ? Scope.DEVELOPMENT : Scope.DIRECT));
        }
        if (!undecided.isEmpty()) {
            String names = String.join(", ", undecided.subList(0, Math.min(NAMED_AT_MOST, undecided.size())));
            sink.note(
                    "",
                    "the versions of " + undecided.size() + " dependencies are not decided by files of the project ("
                            + names + "); write them to a file before the scan:"
                            + " mvn dependency:list -DoutputFile=dependency-list.txt");
        }
    }
}
