package io.jenkins.plugins.securitygate.scanner.archive;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read in parts alone; a single byte is a part, and what is skipped is read. */
public abstract class BulkStream extends InputStream {
    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] buffer, int offset, int length) throws IOException;
}
