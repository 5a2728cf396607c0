package io.jenkins.plugins.securitygate.scanner.container.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The databases hold the same five packages: that of SQLite was written by rpm 4.18, that of Berkeley DB by db_load 5.3, and
 * both are read alike by {@code rpm -qa}, whose output is expected.txt; syft reads the same out of that of ndb.
 */
class RpmDatabaseTest {
    private static final String SQLITE = "rpmdb.sqlite.gz";
    private static final String BERKELEY = "Packages.gz";
    private static final String NDB = "Packages.db.gz";
    private static final String FOLDER = "/container/rpm/";

    private static byte[] database(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(RpmDatabaseTest.class.getResourceAsStream(FOLDER + name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> asRpmPrints(RpmDatabase database) {
        return database.packages().stream()
                .map(found -> Stream.of(
                                found.name(),
                                found.epoch(),
                                found.version(),
                                found.release(),
                                found.architecture(),
                                found.license(),
                                found.vendor(),
                                found.sourceRpm(),
                                found.module())
                        .map(text -> text.isEmpty() ? "(none)" : text)
                        .reduce((a, b) -> a + "|" + b)
                        .orElseThrow())
                .sorted()
                .toList();
    }

    private static List<String> expected() throws IOException {
        try (InputStream in = RpmDatabaseTest.class.getResourceAsStream(FOLDER + "expected.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, BERKELEY, NDB})
    void readsWhatRpmReads(String name) throws IOException {
        RpmDatabase read = RpmDatabase.read(database(name));

        assertThat(read.problems()).isEmpty();
        assertThat(asRpmPrints(read)).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, BERKELEY, NDB})
    void namesTheProgramsThatRunAsTheirOwner(String name) throws IOException {
        assertThat(RpmDatabase.read(database(name)).packages())
                .filteredOn(found -> !found.privileged().isEmpty())
                .singleElement()
                .satisfies(sudo -> assertThat(sudo.privileged()).containsExactly("usr/bin/sudo"));
    }

    @Test
    void whatIsNoDatabaseSaysSo() {
        assertThat(RpmDatabase.read("packages".getBytes(StandardCharsets.UTF_8)).problems())
                .containsExactly("it is no database of RPM: neither SQLite nor ndb nor a hash of Berkeley DB");
    }

    @Test
    void aDamagedHeaderIsAnErrorWithItsPlaceAndTheOthersAreRead() throws IOException {
        byte[] damaged = database(NDB);
        // The second slot leads to the header of the first package.
        System.arraycopy(damaged, 32 + 8, damaged, 48 + 8, 4);
        RpmDatabase read = RpmDatabase.read(damaged);

        assertThat(read.packages()).hasSize(4);
        assertThat(read.problems()).containsExactly("the file, byte 4096: it is not the header of package 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, BERKELEY, NDB})
    void aDatabaseThatIsCutOffLosesNothingSilently(String name) throws IOException {
        byte[] whole = database(name);
        for (int length = 0; length < whole.length; length += 487) {
            RpmDatabase read = RpmDatabase.read(Arrays.copyOf(whole, length));
            assertThat(read.packages().size() == 5 || !read.problems().isEmpty())
                    .as("cut at %s", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SQLITE, BERKELEY, NDB})
    void damagedBytesNeverCrashIt(String name) throws IOException {
        byte[] whole = database(name);
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                // Numbers that lead elsewhere stand near the start of pages.
                int at = random.nextBoolean()
                        ? random.nextInt(damaged.length)
                        : random.nextInt(damaged.length / 512) * 512 + random.nextInt(64);
                damaged[at] = (byte) random.nextInt();
            }
            RpmDatabase read = RpmDatabase.read(damaged);
            assertThat(read.packages().size()).isLessThanOrEqualTo(20);
        }
    }
}
