package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InflationLimitTest {
    /** Zeros without end, as a bomb gives them. */
    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 0);
            return length;
        }
    }

    @Test
    void aLayerThatNeverEndsIsRefused() throws IOException {
        try (InflationLimit in = new InflationLimit(new Zeros(), "bomb.tar", 1_000)) {
            assertThatThrownBy(() -> in.skipNBytes(2L << 30))
                    .isInstanceOf(BadImageException.class)
                    .hasMessage("bomb.tar: the layer has more than 1073741824 bytes when decompressed");
        }
    }

    @Test
    void anOrdinaryLayerIsReadToItsEnd() throws IOException {
        try (InflationLimit in = new InflationLimit(new ByteArrayInputStream(new byte[9_000]), "a.tar", 1)) {
            assertThat(in.readAllBytes()).hasSize(9_000);
        }
    }
}
