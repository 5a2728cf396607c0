package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.scanner.archive.BulkStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands a file that one thread reads to another one, in parts of which few wait. Whoever reads must close the stream, since
 * the writer waits until then; whoever writes must end the file, for the same reason.
 */
final class FilePipe extends BulkStream {
    private static final int PARTS = 8;
    private static final int MILLIS = 100;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> parts = new ArrayBlockingQueue<>(PARTS);
    private volatile boolean closed;
    private byte[] current = {};
    private int position;

    /** Adds a part, and waits while too many wait to be read. What nobody reads any more is dropped. */
    void write(byte[] bytes, int from, int length) throws InterruptedIOException {
        if (length > 0) {
            put(Arrays.copyOfRange(bytes, from, from + length));
        }
    }

    /** Says that the file ends here. */
    void end() throws InterruptedIOException {
        put(END);
    }

    private void put(byte[] part) throws InterruptedIOException {
        try {
            boolean taken = closed;
            while (!taken) {
                taken = parts.offer(part, MILLIS, TimeUnit.MILLISECONDS) || closed;
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length && current != END) {
            current = next();
            position = 0;
        }
        if (current == END) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, buffer, offset, count);
        position += count;
        return count;
    }

    private byte[] next() throws InterruptedIOException {
        try {
            return parts.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("the scan was interrupted");
    }

    @Override
    public void close() {
        closed = true;
    }
}
