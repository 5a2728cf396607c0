package io.jenkins.plugins.securitygate.scanner.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(1).nextBytes(content);
        return content;
    }

    private static InputStream damaged() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("damaged");
            }
        };
    }

    @Test
    void givesEveryByteInOrder() throws IOException {
        byte[] content = content(3_000_001);
        try (InputStream in = new ReadAhead(new ByteArrayInputStream(content))) {
            byte first = (byte) in.read();
            byte[] rest = in.readAllBytes();
            assertThat(first).isEqualTo(content[0]);
            assertThat(rest).hasSize(content.length - 1).endsWith(content[content.length - 1]);
            assertThat(Sha256.of(rest)).isEqualTo(Sha256.of(Arrays.copyOfRange(content, 1, content.length)));
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void damageIsNoEnd() throws IOException {
        InputStream source = new SequenceInputStream(new ByteArrayInputStream(content(300_000)), damaged());
        try (InputStream in = new ReadAhead(source)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessage("damaged");
        }
    }

    @Test
    void leavesTheSourceAloneOnceItIsClosed() throws IOException {
        ByteArrayInputStream source = new ByteArrayInputStream(content(50_000_000));
        InputStream in = new ReadAhead(source);
        in.read();
        in.close();
        int left = source.available();

        assertThat(left).isPositive();
        assertThat(source.available()).isEqualTo(left);
    }
}
