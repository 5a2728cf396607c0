package io.jenkins.plugins.securitygate.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Evaluates the entries of policies side by side and gives the outcomes in their order. All decisions of the process
 * share a few threads, so that many gates at a time do not take the machine from everything else.
 */
final class Evaluation {
    private static final int MAX_THREADS = 4;
    private static final ForkJoinPool POOL =
            new ForkJoinPool(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));

    private final List<Task> tasks = new ArrayList<>();

    /** Adds an entry that only computes. */
    void add(Supplier<Outcome> task) {
        tasks.add(new Task(() -> List.of(task.get()), false));
    }

    /** Adds an entry that may wait for others, so it must not hold one of the shared threads. */
    void addWaiting(Supplier<List<Outcome>> task) {
        tasks.add(new Task(task, true));
    }

    /** All outcomes, in the order in which the entries were added. */
    List<Outcome> outcomes() {
        List<Future<List<Outcome>>> futures = new ArrayList<>();
        for (Task task : tasks) {
            futures.add(task.waits() ? null : POOL.submit(task.work()::get));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < futures.size(); i++) {
            outcomes.addAll(tasks.get(i).waits() ? tasks.get(i).work().get() : result(futures.get(i)));
        }
        return outcomes;
    }

    private static List<Outcome> result(Future<List<Outcome>> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the decision was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rule could not be evaluated: " + e.getCause(), e);
        }
    }

    /** One entry. */
    private record Task(Supplier<List<Outcome>> work, boolean waits) {}
}
