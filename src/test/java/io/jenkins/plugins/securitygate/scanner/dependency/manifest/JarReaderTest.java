package io.jenkins.plugins.securitygate.scanner.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.securitygate.scanner.archive.JarWalk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarReaderTest {
    private static final String PROPERTIES = "META-INF/maven/org.example/%s/pom.properties";

    @TempDir
    private Path folder;

    @Test
    void namesTheArchivesInsideOfAnArchive() throws IOException {
        byte[] library = jar("library", "1.2.0", Map.of());
        byte[] war = jar("shop", "2.0", Map.of("WEB-INF/lib/renamed.jar", library));

        assertThat(read(war).purls())
                .containsExactlyInAnyOrder("pkg:maven/org.example/shop@2.0", "pkg:maven/org.example/library@1.2.0");
    }

    @Test
    void saysWhichArchiveHasNoName() throws IOException {
        byte[] unnamed = zip(Map.of("Main.class", new byte[10]));
        byte[] shop = jar("shop", "2.0", Map.of("lib/unnamed.jar", unnamed));

        Collected found = read(shop);

        assertThat(found.purls()).containsExactly("pkg:maven/org.example/shop@2.0");
        assertThat(found.notes()).containsExactly("lib/unnamed.jar: unnamed");
    }

    @Test
    void tellsWhatAnArchiveWithoutNameSeemsToBe() throws IOException {
        byte[] manifest = "Manifest-Version: 1.0\nImplementation-Version: 6.1.6\nBundle-SymbolicName: org.beans;x=y\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] beans = zip(Map.of(
                "META-INF/MANIFEST.MF",
                manifest,
                "META-INF/versions/17/org/example/beans/Bean.class",
                new byte[10],
                "META-INF/licenses/Fake.class",
                new byte[10]));

        Collected found = read(zip(Map.of("lib/spring-beans-6.1.6-jdk17.jar", beans)));

        assertThat(found.notes())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .startsWith(
                                "lib/spring-beans-6.1.6-jdk17.jar: unnamed LikelyPackage[artifact=spring-beans, version=6.1.6,")
                        .contains("org.example", "org.beans"));
    }

    @Test
    void aDamagedManifestTellsNothing() throws IOException {
        byte[] manifest = "no manifest".getBytes(StandardCharsets.UTF_8);

        assertThat(read(zip(Map.of("lib/a-1.jar", zip(Map.of("META-INF/MANIFEST.MF", manifest)))))
                        .notes())
                .containsExactly("lib/a-1.jar: unnamed LikelyPackage[artifact=a, version=1, roots=[]]");
    }

    @Test
    void aNameOfSeparatorsAloneTellsNothing() throws IOException {
        byte[] manifest = "Manifest-Version: 1.0\nBundle-SymbolicName: ;;\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(zip(Map.of("lib/a-1.jar", zip(Map.of("META-INF/MANIFEST.MF", manifest)))))
                        .notes())
                .containsExactly("lib/a-1.jar: unnamed LikelyPackage[artifact=a, version=1, roots=[]]");
    }

    @Test
    void stopsAtADepthThatNoHonestArchiveHas() throws IOException {
        byte[] nested = jar("innermost", "1", Map.of());
        for (int i = 0; i < JarWalk.MAX_DEPTH; i++) {
            nested = zip(Map.of("a.jar", nested));
        }

        Collected found = read(nested);

        assertThat(found.purls()).isEmpty();
        assertThat(found.notes())
                .contains(
                        "a.jar!a.jar!a.jar!a.jar!a.jar: archives are nested deeper than 5; what is inside is not read");
    }

    @Test
    void endsTheReadingOfABomb() throws IOException {
        byte[] bomb = zip(Map.of("zeros.bin", new byte[(int) JarWalk.ALWAYS_ALLOWED + 1]));
        byte[] withoutDirectory = Arrays.copyOf(bomb, bomb.length - 30);

        assertThatThrownBy(() -> read(withoutDirectory)).hasMessageContaining("decompresses to more than");
    }

    @Test
    void doesNotDecompressWhatNobodyReads() throws IOException {
        byte[] zeros = new byte[(int) JarWalk.ALWAYS_ALLOWED + 1];

        assertThat(read(jar("shop", "1", Map.of("zeros.bin", zeros))).purls())
                .containsExactly("pkg:maven/org.example/shop@1");
    }

    @Test
    void saysThatATextIsNoArchive() throws IOException {
        assertThat(read("no archive".getBytes(StandardCharsets.UTF_8)).notes())
                .containsExactly("not a zip archive, or an empty one");
    }

    private Collected read(byte[] content) throws IOException {
        Files.write(folder.resolve("it.jar"), content);
        return Collected.from(folder, "it.jar");
    }

    private static byte[] jar(String artifact, String version, Map<String, byte[]> more) throws IOException {
        String properties = "groupId=org.example\nartifactId=%s\nversion=%s\n".formatted(artifact, version);
        Map<String, byte[]> entries = new LinkedHashMap<>(more);
        entries.put(PROPERTIES.formatted(artifact), properties.getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
