package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CompressionTest {
    private static final byte[] SKIPPED = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};

    /** Written by {@code zstd -19}. */
    private static byte[] frame() throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/container/layer.tar.zst"));
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] undone(byte[] packed) throws IOException {
        try (InputStream in = Compression.undone(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    @Test
    void framesBesideThoseToBeSkippedAreReadOneAfterTheOther() throws IOException {
        byte[] once = undone(frame());

        assertThat(once).isNotEmpty();
        assertThat(undone(joined(SKIPPED, frame(), SKIPPED, SKIPPED, frame(), SKIPPED)))
                .isEqualTo(joined(once, once));
    }

    @Test
    void whatIsCutOffIsDamaged() throws IOException {
        byte[] whole = joined(frame(), SKIPPED);
        for (int length = 5; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length != frame().length) {
                assertThatThrownBy(() -> undone(cut)).as("cut at %s", length).isInstanceOf(IOException.class);
            }
        }
    }
}
