package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A report brings the same whatever form its text comes in. */
class EncodedReportTest {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @TempDir
    Path folder;

    static List<Fixture> fixtures() {
        return Fixture.all().stream().filter(fixture -> !fixture.isZip()).toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aByteOrderMarkIsTakenAway(Fixture fixture) throws Exception {
        assertReadsEqual(fixture, (BYTE_ORDER_MARK + text(fixture)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void gzipIsTakenAway(Fixture fixture) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(fixture.bytes());
        }

        assertReadsEqual(fixture, packed.toByteArray());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void utf16WithAByteOrderMarkIsRead(Fixture fixture) throws Exception {
        String text = BYTE_ORDER_MARK + text(fixture).replaceFirst("(?i)encoding=.utf-8.", "encoding=\"UTF-16\"");

        assertReadsEqual(fixture, text.getBytes(StandardCharsets.UTF_16LE));
        assertReadsEqual(fixture, text.getBytes(StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void jsonInUtf16IsReadWithoutAByteOrderMarkToo(Fixture fixture) throws Exception {
        if (fixture.isJson()) {
            for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertReadsEqual(fixture, text(fixture).getBytes(charset));
            }
        }
    }

    private static String text(Fixture fixture) {
        return new String(fixture.bytes(), StandardCharsets.UTF_8);
    }

    private void assertReadsEqual(Fixture fixture, byte[] bytes) throws IOException, ReportException {
        Path file = folder.resolve("encoded");
        Files.write(file, bytes);
        ScanResult plain = fixture.read(fixture.file());

        ScanResult encoded = fixture.read(file);

        assertThat(encoded.findings()).isEqualTo(plain.findings());
        assertThat(encoded.components()).isEqualTo(plain.components());
        assertThat(encoded.facts()).isEqualTo(plain.facts());
        assertThat(encoded.tests()).isEqualTo(plain.tests());
        assertThat(encoded.scan().counts()).isEqualTo(plain.scan().counts());
    }
}
