package io.jenkins.plugins.securitygate.scanner.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Reads a stream on a thread of its own, so that what is expensive to read is ready when it is asked for. Large parts are
 * read at once, which decompresses faster than many small ones.
 */
final class ReadAhead extends InputStream {
    private static final int PART = 256 << 10;
    private static final int PARTS = 6;

    private final InputStream source;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(PARTS);
    private final BlockingQueue<Part> ready = new ArrayBlockingQueue<>(PARTS + 1);
    private final Thread thread = new Thread(this::fill, "image decompression");
    private Part current = new Part(new byte[PART], 0, null);
    private int position;

    /**
     * Some bytes, or the end.
     *
     * @param length of what was read, -1 at the end
     * @param problem why there is no more, {@code null} when there is, or at the end
     */
    private record Part(byte[] bytes, int length, Throwable problem) {}

    /** @param source read by the thread alone until this stream is closed; closed with it */
    ReadAhead(InputStream source) {
        this.source = source;
        for (int i = 1; i < PARTS; i++) {
            free.add(new byte[PART]);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void fill() {
        try {
            while (true) {
                byte[] bytes = free.take();
                int length = source.readNBytes(bytes, 0, bytes.length);
                ready.put(new Part(bytes, length == 0 ? -1 : length, null));
                if (length == 0) {
                    return;
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            // There is always room for it: there are fewer parts than places.
            ready.offer(new Part(null, -1, e));
        } catch (InterruptedException e) {
            // Closed: nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        return more() ? current.bytes()[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, current.length() - position);
        System.arraycopy(current.bytes(), position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean more() throws IOException {
        while (position >= current.length() && current.length() >= 0) {
            Part taken = next();
            free.add(current.bytes());
            position = 0;
            current = taken;
        }
        if (current.problem() instanceof IOException problem) {
            throw new IOException(problem.getMessage(), problem);
        }
        if (current.problem() != null) {
            throw new IllegalStateException("decompression crashed", current.problem());
        }
        return current.length() >= 0;
    }

    private Part next() {
        try {
            return ready.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the scan was interrupted");
        }
    }

    /** Waits until the thread is done with the source, so that others may read it. */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
