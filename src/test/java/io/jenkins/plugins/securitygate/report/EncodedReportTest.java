package io.jenkins.plugins.securitygate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.securitygate.model.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void aReportBringsTheSameInEveryForm(Fixture fixture) throws Exception {
        ScanResult plain = fixture.read(fixture.file());
        for (Map.Entry<String, byte[]> form : forms(fixture).entrySet()) {
            Path file = Files.write(folder.resolve("encoded"), form.getValue());

            ScanResult encoded = fixture.read(file);

            assertSame(form.getKey(), encoded, plain);
        }
    }

    private static Map<String, byte[]> forms(Fixture fixture) throws IOException {
        String text = new String(fixture.bytes(), StandardCharsets.UTF_8);
        String marked = BYTE_ORDER_MARK + text.replaceFirst("(?i)encoding=.utf-8.", "encoding=\"UTF-16\"");
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("UTF-8 with a byte-order mark", (BYTE_ORDER_MARK + text).getBytes(StandardCharsets.UTF_8));
        forms.put("gzip", gzip(fixture.bytes()));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.put(charset + " with a byte-order mark", marked.getBytes(charset));
            if (fixture.isJson()) {
                forms.put(charset + " without a byte-order mark", text.getBytes(charset));
            }
        }
        return forms;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void assertSame(String form, ScanResult encoded, ScanResult plain) {
        assertThat(encoded.findings()).as(form).isEqualTo(plain.findings());
        assertThat(encoded.components()).as(form).isEqualTo(plain.components());
        assertThat(encoded.facts()).as(form).isEqualTo(plain.facts());
        assertThat(encoded.tests()).as(form).isEqualTo(plain.tests());
        assertThat(encoded.scan().counts()).as(form).isEqualTo(plain.scan().counts());
    }
}
