package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.archive.ZstandardFrames;
import io.jenkins.plugins.securitygate.scanner.archive.ZstandardStream;
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
    /** How many bytes tell the compression. */
    static final int PROBE = 4;

    private static final int BUFFER = 64 << 10;

    private Compression() {}

    /** Whether there is a compression. */
    static boolean compressed(byte[] head) {
        return zstandard(head) || startsWith(head, GZIP);
    }

    private static boolean zstandard(byte[] head) {
        return startsWith(head, ZSTANDARD) || ZstandardFrames.skipped(head);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    /** The content without its compression, which another thread undoes until the stream is closed. */
    static InputStream undone(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(PROBE);
        byte[] head = buffered.readNBytes(PROBE);
        buffered.reset();
        if (zstandard(head)) {
            return new ReadAhead(new ZstandardStream(new ZstandardFrames(buffered)));
        }
        return startsWith(head, GZIP) ? new ReadAhead(new GZIPInputStream(buffered, BUFFER)) : buffered;
    }
}
