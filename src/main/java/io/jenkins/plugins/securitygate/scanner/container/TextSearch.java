package io.jenkins.plugins.securitygate.scanner.container;

import io.jenkins.plugins.securitygate.model.Finding;
import io.jenkins.plugins.securitygate.scanner.ScanContext;
import io.jenkins.plugins.securitygate.scanner.secret.SecretScanner;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks for secrets in texts on threads of its own, so that the reading of layers goes on meanwhile. What waits is limited.
 */
final class TextSearch implements AutoCloseable {
    private static final int ROOM = 16 << 20;
    private static final int LEAST = 1 << 10;

    private final ScanContext context;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), TextSearch::thread);
    private final Semaphore room = new Semaphore(ROOM);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** Made when the first text is searched: to compile the rules takes longer than to read many an image. */
    private static final class Patterns {
        static final SecretScanner BUILT_IN = new SecretScanner();
    }

    TextSearch(ScanContext context) {
        this.context = context;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "image secret scan");
        thread.setDaemon(true);
        return thread;
    }

    /** The secrets in a text, now. */
    List<Finding.Builder> in(String text) {
        return Patterns.BUILT_IN.search(text, context);
    }

    /**
     * Searches a part of a file, sooner or later.
     *
     * @param firstLine 1-based line of the file at which the text begins
     * @param found takes the secrets, on any thread
     */
    void later(String path, String text, int firstLine, Queue<FileSecret> found) {
        int size = Math.max(LEAST, Math.min(ROOM, text.length()));
        room.acquireUninterruptibly(size);
        threads.execute(() -> {
            try {
                for (Finding.Builder finding : in(text)) {
                    // Only what is built tells its line and what makes it another secret than the next.
                    Finding built = finding.build("", "");
                    int line = built.location().line() + firstLine - 1;
                    found.add(new FileSecret(path, line, built.fingerprint(), finding));
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release(size);
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
