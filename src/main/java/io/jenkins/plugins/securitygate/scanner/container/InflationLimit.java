package io.jenkins.plugins.securitygate.scanner.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a layer that grows, when decompressed, beyond what honest ones do. */
final class InflationLimit extends FilterInputStream {
    private static final long ALWAYS_ALLOWED = 1L << 30;
    private static final long MAX_RATIO = 100;

    private final String layer;
    private final long limit;
    private long count;

    /**
     * @param layer its name in errors
     * @param stored bytes that the layer has in the archive
     */
    InflationLimit(InputStream in, String layer, long stored) {
        super(in);
        this.layer = layer;
        this.limit = Math.max(ALWAYS_ALLOWED, stored * MAX_RATIO);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    /** Reads instead, so that what is skipped counts too. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 64 << 10)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int bytes) throws BadImageException {
        count += bytes;
        if (count > limit) {
            throw new BadImageException(layer, "the layer has more than " + limit + " bytes when decompressed");
        }
    }
}
