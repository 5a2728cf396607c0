package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import io.jenkins.plugins.securitygate.model.ScanStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No damage to a report may make it look like a clean one, end in a crash or never end. */
class DamagedReportTest {
    private static final int SMALL = 500;
    private static final int SAMPLES = 80;

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    static List<Fixture> withAnEnd() {
        return fixtures().stream().filter(fixture -> !fixture.isLines()).toList();
    }

    static List<Fixture> lines() {
        return fixtures().stream().filter(Fixture::isLines).toList();
    }

    @ParameterizedTest
    @MethodSource("withAnEnd")
    void aReportThatIsCutOffIsNeverACompletedScan(Fixture fixture, @TempDir Path folder) throws IOException {
        byte[] whole = fixture.bytes();
        Path file = folder.resolve("cut");
        for (int length : lengths(endOfContent(whole))) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(outcome(fixture, file))
                    .as("%s cut after %d bytes", fixture, length)
                    .isNotEqualTo(ScanStatus.COMPLETED.name());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("lines")
    void ofLinesThatAreCutOffTheWholeOnesAreReadOrTheErrorIsClear(Fixture fixture, @TempDir Path folder)
            throws IOException {
        byte[] whole = fixture.bytes();
        Path file = folder.resolve("cut");
        for (int length : lengths(endOfContent(whole))) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(outcome(fixture, file))
                    .as("%s cut after %d bytes", fixture, length)
                    .doesNotContain("crashed");
        }
    }

    /** Every length of a small file; for a larger one its beginning, its end and lengths spread between. */
    private static int[] lengths(int end) {
        IntStream lengths = end <= SMALL
                ? IntStream.range(0, end)
                : IntStream.concat(
                        IntStream.range(0, SAMPLES).map(i -> (int) ((long) i * end / SAMPLES)),
                        IntStream.range(end - 40, end));
        return lengths.toArray();
    }

    private static int endOfContent(byte[] whole) {
        int end = whole.length;
        while (end > 0 && Character.isWhitespace(whole[end - 1])) {
            end--;
        }
        return end;
    }

    @Property(tries = 400)
    void aReportWithFlippedBytesGivesAResultOrAClearError(
            @ForAll("anyFixture") Fixture fixture,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1 << 20) Integer> places,
            @ForAll byte flip)
            throws IOException {
        byte[] bytes = fixture.bytes();
        for (int place : places) {
            bytes[place % bytes.length] ^= flip;
        }
        Path file = Files.createTempFile("flipped", "");
        try {
            Files.write(file, bytes);

            assertThat(outcome(fixture, file)).doesNotContain("reader crashed");
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<Fixture> anyFixture() {
        return Arbitraries.of(fixtures());
    }

    /** The status of the scan, else the message of the error. */
    private static String outcome(Fixture fixture, Path file) {
        try {
            ScanResult result = fixture.read(file);
            return result.scan().status().name();
        } catch (ReportException e) {
            assertThat(e).hasMessageStartingWith(file.getFileName() + ": ");
            return e.getMessage();
        }
    }
}
