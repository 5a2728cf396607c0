package io.jenkins.plugins.securitygate.scanner.container;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A part of a file on the disk.
 *
 * @param offset of its first byte
 * @param size in bytes
 */
record StoredPart(Path file, long offset, long size) {
    /** Opens it; the caller closes the stream. Several streams can be open at once. */
    InputStream open() throws IOException {
        FileInputStream in = new FileInputStream(file.toFile());
        try {
            in.getChannel().position(offset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new Limited(in, size);
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, from, (int) Math.min(length, left));
            if (read < 0) {
                throw new IOException("the file ends " + left + " bytes too early");
            }
            left -= read;
            return read;
        }

        /** Reads instead: a file can be skipped beyond its end. */
        @Override
        public long skip(long bytes) throws IOException {
            return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 64 << 10)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
