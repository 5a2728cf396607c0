package io.jenkins.plugins.securitygate.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells how much was taken from it, whichever way, so that what a small archive unpacks to can be limited. */
public abstract class CountedStream extends FilterInputStream {
    private static final int CHUNK = 64 << 10;

    protected CountedStream(InputStream in) {
        super(in);
    }

    /**
     * Takes note of bytes that were read or skipped.
     *
     * @param bytes how many, 0 at the end
     * @throws IOException to end the reading
     */
    protected abstract void counted(int bytes) throws IOException;

    @Override
    public final int read() throws IOException {
        int value = in.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    /** Reads instead, so that what is skipped counts too. */
    @Override
    public final long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, CHUNK)]));
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
