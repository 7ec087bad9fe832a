package io.coldtrail.ingest;

import io.coldtrail.casefile.SourceEntry;
import io.coldtrail.casefile.UnitEntry;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Loads units on several threads and gives the results in plan order, whichever thread was faster. */
final class ParallelUnits {
    private ParallelUnits() {}

    /**
     * Loads all units.
     *
     * @param settled what became of items that are not to be read, by unit and position in it
     * @param loaders makes the loader of a thread
     * @throws ColdtrailException the first failure; the other threads have stopped when it is thrown
     */
    static List<UnitEntry> load(
            List<PlanUnit> units,
            Map<Integer, Map<Integer, SourceEntry>> settled,
            int threads,
            Supplier<UnitLoader> loaders) {
        ThreadLocal<UnitLoader> loader = ThreadLocal.withInitial(loaders);
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "coldtrail-ingest");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<UnitEntry>> futures = new ArrayList<>();
            for (PlanUnit unit : units) {
                futures.add(executor.submit(task(unit, settled.getOrDefault(unit.number(), Map.of()), loader, failed)));
            }
            List<UnitEntry> results = new ArrayList<>();
            for (Future<UnitEntry> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ColdtrailException(
                    ErrorCode.INTERRUPTED,
                    "the run was interrupted, and nothing of it was committed",
                    null,
                    "Run the same command again.",
                    e);
        } finally {
            failed.set(true);
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    private static Callable<UnitEntry> task(
            PlanUnit unit, Map<Integer, SourceEntry> settled, ThreadLocal<UnitLoader> loader, AtomicBoolean failed) {
        return () -> {
            if (failed.get()) {
                throw new IllegalStateException("another unit has failed");
            }
            try {
                return loader.get().load(unit, settled);
            } catch (RuntimeException | Error e) {
                failed.set(true);
                throw e;
            }
        };
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof RuntimeException runtime) {
            return runtime;
        }
        if (cause instanceof OutOfMemoryError) {
            return new ColdtrailException(
                    ErrorCode.IO_FAILED,
                    "the memory was not enough, and nothing of the run was kept",
                    null,
                    "Use fewer threads with --threads, or give Java more memory, such as with"
                            + " COLDTRAIL_JAVA_OPTS=-Xmx4g.",
                    cause);
        }
        return new IllegalStateException("a unit failed", cause);
    }

    /** Staging is deleted next, so no thread may still write to it. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = Thread.interrupted();
        try {
            while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
                // A thread ends with the unit it is in.
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
