package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.archive.BulkStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that writes what is read of it into a pipe too; when it is closed, what was not read as well. */
final class CopiedStream extends BulkStream {
    private static final int CHUNK = 64 << 10;

    private final InputStream in;
    private final FilePipe copy;

    /** @param in stays open */
    CopiedStream(InputStream in, FilePipe copy) {
        this.in = in;
        this.copy = copy;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        copy.write(buffer, offset, Math.max(0, count));
        return count;
    }

    @Override
    public void close() throws IOException {
        try {
            byte[] rest = new byte[CHUNK];
            int count = 0;
            while (count >= 0) {
                count = read(rest, 0, rest.length);
            }
        } finally {
            copy.end();
        }
    }
}
