package io.jenkins.plugins.securitygate.scanner.tool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Can be written to by two threads. */
final class SynchronizedOutput extends FilterOutputStream {
    SynchronizedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }
}
