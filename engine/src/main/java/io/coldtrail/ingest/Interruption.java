package io.coldtrail.ingest;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;

/** How a thread that decodes learns that nobody waits for it any more. */
final class Interruption {
    private Interruption() {}

    /**
     * Goes on, or ends the work where this thread was interrupted.
     *
     * @throws ColdtrailException with {@link ErrorCode#INTERRUPTED}; the thread stays interrupted
     */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ColdtrailException(
                    ErrorCode.INTERRUPTED,
                    "the run was interrupted, and nothing of it was committed",
                    null,
                    "Run the same command again.");
        }
    }
}
