package io.jenkins.plugins.securitygate.report;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A report file that can be opened as often as needed. Gzip around it and a byte-order mark before it are taken away.
 *
 * @param name the file as the user named it, for messages
 * @param file where it is
 * @param secrets how secret values become digests
 */
public record Report(String name, Path file, SecretDigest secrets) {
    private static final int BUFFER = 1 << 16;

    /** Opens the content from its beginning. The caller closes it. */
    public InputStream open() throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return withoutByteOrderMark(gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        boolean marked = in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF;
        if (!marked) {
            in.reset();
        }
        return in;
    }
}
