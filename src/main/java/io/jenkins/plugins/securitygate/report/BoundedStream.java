package io.jenkins.plugins.securitygate.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to go on after so many bytes: what a small archive unpacks to may have no end. */
final class BoundedStream extends FilterInputStream {
    private final long limit;
    private long left;

    /** @param limit bytes that may be read */
    BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("unpacks to more than " + (limit >> 20) + " MiB");
        }
    }
}
