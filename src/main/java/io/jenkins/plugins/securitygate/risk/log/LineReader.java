package io.jenkins.plugins.securitygate.risk.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Splits a stream into lines without making an object of any. A line longer than the buffer is cut, and counted. */
final class LineReader {
    private static final int BUFFER = 1 << 18;
    /** Longest part of a line that is looked at, in bytes. */
    static final int LONGEST = 1 << 14;

    private final byte[] buffer = new byte[BUFFER];
    private final LineSink sink;
    private long cut;
    private int start;
    private int filled;
    private boolean skipping;

    LineReader(LineSink sink) {
        this.sink = sink;
    }

    /** Reads to the end. Stops with the thread's interruption. */
    void read(InputStream in) throws IOException {
        begin();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, BUFFER - filled)) {
            filled(read);
        }
        end();
    }

    /** Takes what is written until {@link #end}; the other way of reading, for logs that are pushed. */
    OutputStream begun() {
        begin();
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int done = 0; done < length; ) {
                    int part = Math.min(length - done, BUFFER - filled);
                    System.arraycopy(bytes, offset + done, buffer, filled, part);
                    filled(part);
                    done += part;
                }
            }
        };
    }

    /** Ends the last line. */
    void end() {
        if (start < filled) {
            emit(filled);
        }
        start = filled;
    }

    private void begin() {
        start = 0;
        filled = 0;
        skipping = false;
    }

    private void filled(int more) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("reading the log was interrupted");
        }
        int from = filled;
        filled += more;
        split(from);
        makeRoom();
    }

    /** How many lines were cut. */
    long cutLines() {
        return cut;
    }

    private void split(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                emit(i);
                start = i + 1;
            }
        }
    }

    private void emit(int end) {
        int last = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        if (skipping) {
            skipping = false;
        } else if (last - start > LONGEST) {
            cut++;
            sink.line(buffer, start, start + LONGEST);
        } else {
            sink.line(buffer, start, last);
        }
    }

    private void makeRoom() {
        if (filled - start > LONGEST && start == 0 && filled == BUFFER) {
            if (!skipping) {
                cut++;
                sink.line(buffer, 0, LONGEST);
            }
            skipping = true;
            start = filled;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
    }
}
