package io.coldtrail.integrity;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things on several threads. */
final class InParallel {
    private InParallel() {}

    /**
     * The results, in the order of the items.
     *
     * @throws ColdtrailException with {@link ErrorCode#INTERRUPTED} where this thread is interrupted
     */
    static <T, R> List<R> map(List<T> items, int threads, Function<T, R> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "coldtrail-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(executor.submit(() -> work.apply(item)));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a check failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ColdtrailException(
                    ErrorCode.INTERRUPTED,
                    "the check was interrupted, and none of its verdicts was kept",
                    null,
                    "Run the same command again.",
                    e);
        } finally {
            executor.shutdownNow();
        }
    }
}
