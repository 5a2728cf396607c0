package io.jenkins.plugins.securitygate.report;

import java.io.InputStream;

/** Knows how many bytes were read. */
final class PositionStream extends CountedStream {
    private long position;

    PositionStream(InputStream in) {
        super(in);
    }

    @Override
    protected void counted(int bytes) {
        position += bytes;
    }

    long position() {
        return position;
    }
}
