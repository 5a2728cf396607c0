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

/**
 * A report that ends too early never looks like a clean one. {@code -Dcuts=100000} cuts at every byte. Other damage is
 * the matter of {@link MutatedReportTest}.
 */
class DamagedReportTest {
    private static final int CUTS = Integer.getInteger("cuts", 40);
    private static final int LAST_BYTES = 12;

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

    /** Between two lines nothing shows that more should follow; anywhere else something must. */
    @ParameterizedTest
    @MethodSource("lines")
    void linesThatAreCutOffWithinALineAreNeverReadWithoutAnError(Fixture fixture, @TempDir Path folder)
            throws IOException {
        byte[] whole = fixture.bytes();
        Path file = folder.resolve("cut");
        for (int length : lengths(endOfContent(whole))) {
            if (length == 0 || !isBetweenLines(whole, length)) {
                Files.write(file, Arrays.copyOf(whole, length));

                assertThat(outcome(fixture, file))
                        .as("%s cut after %d bytes", fixture, length)
                        .doesNotContain("crashed")
                        .isNotEqualTo(ScanStatus.COMPLETED.name());
            }
        }
    }

    private static boolean isBetweenLines(byte[] whole, int length) {
        return whole[length - 1] == '\n' || whole[length] == '\n' || whole[length] == '\r';
    }

    /** Its last bytes, and lengths spread over what is before; every one when there are not more. */
    private static int[] lengths(int end) {
        int tail = Math.max(0, end - LAST_BYTES);
        int spread = Math.min(tail, CUTS - LAST_BYTES);
        return IntStream.concat(
                        IntStream.range(0, spread).map(i -> (int) ((long) i * tail / spread)),
                        IntStream.range(tail, end))
                .toArray();
    }

    private static int endOfContent(byte[] whole) {
        int end = whole.length;
        while (end > 0 && Character.isWhitespace(whole[end - 1])) {
            end--;
        }
        return end;
    }

    /** The status of the scan, with the number of its errors when it has some, else the message of the error. */
    private static String outcome(Fixture fixture, Path file) {
        try {
            ScanResult result = fixture.read(file);
            int errors = result.scan().counts().failedEntries();
            return result.scan().status().name() + (errors == 0 ? "" : " with errors");
        } catch (ReportException e) {
            // Of an archive, the file inside of it is named too.
            assertThat(e.getMessage().replaceFirst("!/[^:]*", "")).startsWith(file.getFileName() + ": ");
            return e.getMessage();
        }
    }
}
