package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Refuses to take more than so many bytes. */
final class BoundedOutput extends FilterOutputStream {
    private final long limit;
    private long written;

    BoundedOutput(OutputStream out, long limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        count(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int bytes) throws IOException {
        written += bytes;
        if (written > limit) {
            throw new IOException("it wrote more than " + limit + " bytes");
        }
    }
}
