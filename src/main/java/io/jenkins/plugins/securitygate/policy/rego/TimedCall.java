package io.jenkins.plugins.securitygate.policy.rego;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a task in a thread of its own, which is interrupted when the time is over. */
final class TimedCall {
    /** Compiled Rego recurses deeply over nested documents. */
    private static final long STACK_BYTES = 16L << 20;

    private TimedCall() {}

    /**
     * The result of a task.
     *
     * @throws RegoException as the task says, when it crashes, or when it takes too long
     */
    static <T> T call(String what, Duration time, Callable<T> task) throws RegoException {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(null, future, "rego " + what, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return future.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RegoException(what + " did not answer within " + time.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegoException(what + " was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RegoException known) {
                throw known;
            }
            throw new RegoException(what + " failed: " + reason(e.getCause()), e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "it recurses too deeply";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
