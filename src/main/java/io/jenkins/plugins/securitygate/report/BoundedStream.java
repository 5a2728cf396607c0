package io.jenkins.plugins.securitygate.report;

import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to go on after so many bytes: what a small archive unpacks to may have no end. */
final class BoundedStream extends CountedStream {
    private final long limit;
    private long left;

    /** @param limit bytes that may be read */
    BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        left = limit;
    }

    @Override
    protected void counted(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("unpacks to more than " + (limit >> 20) + " MiB");
        }
    }
}
