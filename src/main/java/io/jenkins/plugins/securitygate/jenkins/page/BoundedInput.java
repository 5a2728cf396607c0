package io.jenkins.plugins.securitygate.jenkins.page;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A stream that ends with an error instead of filling the heap when compressed data grows without bounds. */
public final class BoundedInput extends FilterInputStream {
    private static final long LIMIT = 512L << 20;
    private static final int BUFFER = 1 << 16;

    private long left = LIMIT;

    private BoundedInput(InputStream in) {
        super(in);
    }

    /** The decompressed content of gzip data, at most 512 MiB of it. */
    public static InputStream decompressed(InputStream in) throws IOException {
        return new BufferedInputStream(new BoundedInput(new GZIPInputStream(in, BUFFER)), BUFFER);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("the evidence is larger than " + (LIMIT >> 20) + " MiB");
        }
    }
}
