package io.jenkins.plugins.securitygate.scanner.container;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Undoes the compression of Zstandard (RFC 8878), of which damage is an {@link IOException} as it is of any other. */
final class ZstandardStream extends FilterInputStream {
    ZstandardStream(InputStream in) {
        super(new ZstdInputStream(in));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
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

    /** Reads instead: skipping would go past the catch above. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 64 << 10)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
