package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.archive.BulkStream;
import java.io.FileInputStream;
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

    private static final class Limited extends BulkStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long size) {
            this.in = in;
            this.left = size;
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

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
