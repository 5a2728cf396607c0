package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileManifestTest {
    private static final Path FIXTURES = Path.of("src/test/resources/dependency");

    @TempDir
    private Path folder;

    @Test
    void refusesYamlWhoseAliasesMultiply() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 200; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThatThrownBy(() -> read("pnpm-lock.yaml", bomb.toString())).hasMessageContaining("not valid YAML");
    }

    @Test
    void refusesJsonThatIsNestedBeyondMeasure() {
        assertThatThrownBy(() -> read("package-lock.json", "{\"a\":".repeat(100_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void refusesADocumentType() {
        String entities = """
                <!DOCTYPE project [<!ENTITY file SYSTEM "file:///etc/hostname">]>
                <project><dependencies/><name>&file;</name></project>
                """;
        assertThatThrownBy(() -> read("pom.xml", entities)).hasMessageContaining("line 1: not well-formed XML");
    }

    @Test
    void readsParentsThatNameEachOtherOnce() throws IOException {
        String cyclic = """
                <project><artifactId>a</artifactId><version>${version}${version}</version>
                <parent><artifactId>a</artifactId><relativePath>pom.xml</relativePath></parent>
                <properties><version>${version}${version}</version></properties>
                <dependencies><dependency><groupId>g</groupId><artifactId>d</artifactId><version>${version}</version>
                </dependency></dependencies></project>
                """;
        assertThat(read("pom.xml", cyclic).purls()).containsExactly("pkg:maven/g/d");
    }

    @Test
    void aLineOfSeparatorsAloneSaysNothing() throws IOException {
        assertThat(read("requirements.txt", "six==1.0\n ;;\n").notes())
                .containsExactly("line 2: the line names no package; what it installs is not known");
        assertThat(read("Cargo.lock", "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\" \"]\n")
                        .notes())
                .isEmpty();
    }

    @Test
    void neverLeavesTheScannedFolder() throws IOException {
        Files.writeString(folder.resolve("outside.txt"), "secret==1.0\n");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link.txt"), folder.resolve("outside.txt"));
        Files.writeString(inside.resolve("requirements.txt"), "-r ../outside.txt\n-r link.txt\n");

        Collected found = Collected.from(inside, "requirements.txt");

        assertThat(found.purls()).isEmpty();
        assertThat(found.notes())
                .containsExactly(
                        "line 1: the included file ../outside.txt is not among the scanned files",
                        "line 2: the included file link.txt is not among the scanned files");
    }

    @Test
    void aDirectiveOfGoWithoutArgumentsSaysNothing() throws IOException {
        Files.writeString(
                folder.resolve("go.mod"), "module example.org/shop\n\nexclude\ngo\nrequire example.org/cart v1.2.0\n");

        assertThat(Collected.from(folder, "go.mod").purls()).containsExactly("pkg:golang/example.org/cart@v1.2.0");
    }

    /** Damages a fixture: whatever the reader then says, it does not crash. */
    @Property(tries = 300)
    void damagedFilesAreErrorsAtMost(@ForAll Random random, @ForAll @IntRange(max = 20) int changes)
            throws IOException {
        List<Path> fixtures = fixtures();
        Path fixture = fixtures.get(random.nextInt(fixtures.size()));
        byte[] bytes = Files.readAllBytes(fixture);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] =
                    "{}[]\"':,@/=0a\n -<>".getBytes(StandardCharsets.UTF_8)[random.nextInt(18)];
        }
        Path damaged = Files.createTempDirectory("damaged");
        Path file = damaged.resolve(fixture.getFileName());
        try {
            Files.write(file, bytes);
            Collected.from(damaged, fixture.getFileName().toString());
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(damaged);
        }
    }

    private static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            ManifestReaders.of(file.getFileName().toString()).isPresent())
                    .sorted()
                    .toList();
        }
    }

    private Collected read(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return Collected.from(folder, name);
    }
}
