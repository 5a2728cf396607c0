package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.secret.StreamSearch;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks for secrets in files on threads of its own, so that the reading of layers goes on meanwhile. What waits is limited.
 */
final class TextSearch implements AutoCloseable {
    private static final int ROOM = 16 << 20;
    private static final int LEAST = 1 << 10;

    private final StreamSearch search;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), TextSearch::thread);
    private final Semaphore room = new Semaphore(ROOM);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    TextSearch(ScanContext context) {
        this.search = new StreamSearch(context);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "image secret scan");
        thread.setDaemon(true);
        return thread;
    }

    /** The secrets in a text, now. */
    List<Finding.Builder> in(String text) {
        return search.text(text);
    }

    /** {@link StreamSearch#readsOn}. */
    boolean readsOn(String path, byte[] head) {
        return search.readsOn(path, head);
    }

    /**
     * Searches a file, sooner or later.
     *
     * @param size of the file, in bytes
     * @param held how much memory its content takes until then, in bytes
     * @param content read and closed on another thread
     * @param found takes the secrets, on any thread
     */
    void later(String path, long size, int held, InputStream content, Queue<FileSecret> found) {
        int reserved = Math.max(LEAST, Math.min(ROOM, held));
        room.acquireUninterruptibly(reserved);
        threads.execute(() -> {
            try (content) {
                search.file(path, size, content).forEach(finding -> found.add(FileSecret.of(path, finding)));
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release(reserved);
            }
        });
    }

    /** Waits until every text so far was searched; throws what went wrong with any. */
    void await() {
        room.acquireUninterruptibly(ROOM);
        room.release(ROOM);
        Throwable problem = failure.get();
        if (problem instanceof CancellationException cancelled) {
            throw cancelled;
        }
        if (problem != null) {
            throw new IllegalStateException("the search for secrets crashed: " + problem, problem);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
