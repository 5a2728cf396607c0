package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes to two streams; closing it closes the first. */
final class TeeOutput extends FilterOutputStream {
    private final OutputStream second;

    TeeOutput(OutputStream first, OutputStream second) {
        super(first);
        this.second = second;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        second.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        second.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
        second.flush();
    }
}
