package io.coldtrail.integrity.digest;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.problem.Limits;
import io.coldtrail.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads all files on several threads, and gives them in the order they came in. */
final class EvidenceReading {
    /** A thread takes up to so many neighbours at once, which lie near each other in an archive. */
    private static final int MOST_NEIGHBOURS = 16;

    /** Every thread comes back for more about so often, so that none is left with all the large files. */
    private static final int SHARES = 16;

    private EvidenceReading() {}

    static List<ReadFile> read(List<SourceFile> files, Limits limits, int threads, DigestProgress progress) {
        ReadFile[] results = new ReadFile[files.size()];
        AtomicInteger next = new AtomicInteger();
        int neighbours = Math.max(1, Math.min(MOST_NEIGHBOURS, files.size() / (threads * SHARES)));
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "coldtrail-verify");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(
                        () -> readSome(files, new FileReading(limits), next, progress, results, neighbours)));
            }
            for (Future<?> each : running) {
                each.get();
            }
            return Arrays.asList(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ColdtrailException(
                    ErrorCode.INTERRUPTED, "the check was interrupted", null, "Run the same command again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a file could not be checked", e.getCause());
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    private static void readSome(
            List<SourceFile> files,
            FileReading reading,
            AtomicInteger next,
            DigestProgress progress,
            ReadFile[] results,
            int neighbours) {
        int from;
        while ((from = next.getAndAdd(neighbours)) < files.size()) {
            for (int i = from; i < Math.min(from + neighbours, files.size()); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                results[i] = reading.read(files.get(i));
                progress.fileDone(files.get(i).size());
            }
        }
    }

    /** The archives that files come from are closed next, so no thread may still read. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = Thread.interrupted();
        try {
            while (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
                // A thread ends with the file it is in.
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
