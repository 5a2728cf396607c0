package io.jenkins.plugins.securitygate.scanner.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** Tells by their first bytes how archives are compressed, as what manifests say of it is often wrong. */
final class Compression {
    private static final byte[] GZIP = HexFormat.of().parseHex("1f8b");
    private static final byte[] ZSTANDARD = HexFormat.of().parseHex("28b52ffd");
    private static final int BUFFER = 64 << 10;

    private Compression() {}

    /** The content without its compression. */
    static InputStream undone(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(ZSTANDARD.length);
        byte[] head = buffered.readNBytes(ZSTANDARD.length);
        buffered.reset();
        if (Arrays.equals(head, ZSTANDARD)) {
            return new ZstandardStream(buffered);
        }
        return head.length >= GZIP.length && Arrays.equals(head, 0, GZIP.length, GZIP, 0, GZIP.length)
                ? new GZIPInputStream(buffered, BUFFER)
                : buffered;
    }
}
