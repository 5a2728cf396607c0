package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.Component;
import io.jenkins.plugins.securitygate.scanner.SourceFile;
import io.jenkins.plugins.securitygate.scanner.SourceTree;
import io.jenkins.plugins.securitygate.scanner.dependency.LikelyPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fixture folder holds the files of a project and {@code expected.txt}, written by a person: scope, package URL and
 * licences of each package in the order of the files, and the places of notes.
 */
class ManifestReadersTest {
    private static final Path FIXTURES = Path.of("src/test/resources/dependency");

    static Stream<Path> projects() throws IOException {
        return Files.list(FIXTURES).sorted();
    }

    @ParameterizedTest
    @MethodSource("projects")
    void readsThePackagesOfAProject(Path project) throws IOException {
        List<String> expected = Files.readAllLines(project.resolve("expected.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(read(project)).isEqualTo(expected);
    }

    @Test
    void everyReaderHasAFixture() throws IOException {
        Set<ManifestReader> used = new HashSet<>();
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            files.forEach(file ->
                    ManifestReaders.of(file.toString().replace('\\', '/')).ifPresent(used::add));
        }
        List<ManifestReader> unused = ManifestReaders.all().stream()
                .filter(reader ->
                        !used.contains(reader) && !(reader instanceof JarReader || reader instanceof GoBinaryReader))
                .toList();

        assertThat(unused).isEmpty();
    }

    private static List<String> read(Path project) throws IOException {
        List<SourceFile> files = new SourceTree(project, List.of()).files();
        List<String> lines = new ArrayList<>();
        for (SourceFile file : files) {
            DependencySink sink = new DependencySink() {
                @Override
                public void add(Dependency dependency) {
                    Component component = dependency.component(file.path());
                    String licenses = String.join(",", component.licenses());
                    lines.add((component.scope().name().toLowerCase(Locale.ROOT) + " " + component.purl() + " "
                                    + licenses)
                            .strip());
                }

                @Override
                public void unnamed(String place, String sha1, Optional<LikelyPackage> likely) {
                    lines.add(("unnamed " + file.path() + " " + place).strip());
                }

                @Override
                public void note(String place, String message) {
                    lines.add(("note " + file.path() + " " + place).strip());
                }
            };
            ManifestReader reader = ManifestReaders.of(file.path()).orElse(null);
            if (reader != null) {
                reader.read(new ManifestTree(files).file(file), sink);
            }
        }
        return lines;
    }
}
