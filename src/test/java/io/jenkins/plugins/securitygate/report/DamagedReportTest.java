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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report that ends too early never looks like a clean one. Other damage is the matter of {@link MutatedReportTest}. */
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

    /** The status of the scan, else the message of the error. */
    private static String outcome(Fixture fixture, Path file) {
        try {
            ScanResult result = fixture.read(file);
            return result.scan().status().name();
        } catch (ReportException e) {
            // Of an archive, the file inside of it is named too.
            assertThat(e.getMessage().replaceFirst("!/[^:]*", "")).startsWith(file.getFileName() + ": ");
            return e.getMessage();
        }
    }
}
