package io.jenkins.plugins.securitygate.scanner.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Undoes the compression of Zstandard (RFC 8878), of which damage is an {@link IOException} as it is of any other. */
public final class ZstandardStream extends BulkStream {
    private final InputStream in;

    public ZstandardStream(InputStream in) {
        this.in = new ZstdInputStream(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (RuntimeException e) {
            // The library tells all damage by unchecked exceptions, those of arrays among them.
            throw new IOException("not valid Zstandard: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
