package io.jenkins.plugins.securitygate.scanner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many things at once and hands over the results in the order of the things, holding only a few of them. */
public final class OrderedWork {
    private static final int AHEAD_PER_THREAD = 16;
    private static final long CANCEL_CHECK_MILLIS = 100;

    private final int threads;
    private final ScanContext context;

    /** As many things at once as the machine has processors. */
    public static OrderedWork onAllCores(ScanContext context) {
        return new OrderedWork(Runtime.getRuntime().availableProcessors(), context);
    }

    /**
     * @param threads how many things are worked on at once
     * @param context asked while waiting whether the scan is to end
     */
    public OrderedWork(int threads, ScanContext context) {
        this.threads = threads;
        this.context = context;
    }

    /**
     * @param work done on the worker threads
     * @param results called on this thread
     * @throws CancellationException when the scan was cancelled; whatever {@code work} throws is thrown too
     */
    public <I, O> void run(Iterable<I> inputs, Function<I, O> work, Consumer<O> results) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, OrderedWork::worker);
        try {
            Deque<Future<O>> pending = new ArrayDeque<>();
            for (I input : inputs) {
                if (pending.size() == threads * AHEAD_PER_THREAD) {
                    results.accept(await(pending.remove()));
                }
                pending.add(pool.submit(() -> work.apply(input)));
            }
            while (!pending.isEmpty()) {
                results.accept(await(pending.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "security scan");
        thread.setDaemon(true);
        return thread;
    }

    private <O> O await(Future<O> future) {
        while (true) {
            context.checkCancelled();
            try {
                return future.get(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the scan was interrupted");
            } catch (ExecutionException e) {
                throw unwrapped(e.getCause());
            }
        }
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
