package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive, which also counts how many come out of it and ends when that is beyond what honest ones have. */
final class InflatedBytes extends FilterInputStream {
    /** Bytes that any archive may have when decompressed. */
    static final long ALWAYS_ALLOWED = 256L << 20;

    private static final long MAX_RATIO = 50;
    private static final int CHUNK = 64 << 10;

    private long stored;
    private long inflated;

    InflatedBytes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        stored += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        stored += Math.max(0, read);
        return read;
    }

    /** The current entry of an archive in this one, its bytes counted. Closing it closes nothing. */
    InputStream counting(InputStream entry) {
        return new InputStream() {
            private byte[] skipped;

            @Override
            public int read() throws IOException {
                int value = entry.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = entry.read(buffer, offset, length);
                count(Math.max(0, read));
                return read;
            }

            @Override
            public long skip(long bytes) throws IOException {
                skipped = skipped == null ? new byte[CHUNK] : skipped;
                long done = 0;
                int read = 0;
                while (done < bytes && read >= 0) {
                    read = read(skipped, 0, (int) Math.min(CHUNK, bytes - done));
                    done += Math.max(0, read);
                }
                return done;
            }
        };
    }

    private void count(int bytes) throws IOException {
        inflated += bytes;
        if (inflated > ALWAYS_ALLOWED && inflated > stored * MAX_RATIO) {
            throw new ArchiveLimitException(
                    "decompresses to more than " + MAX_RATIO + " times its size; the rest is not read");
        }
    }
}
