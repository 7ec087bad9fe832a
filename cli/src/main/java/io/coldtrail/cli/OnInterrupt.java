package io.coldtrail.cli;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;

/**
 * What is done when the program is asked to end, by Ctrl-C or by SIGTERM. Java ends with 130 or 143 once it is done,
 * whatever other threads are at.
 */
final class OnInterrupt {
    private OnInterrupt() {}

    /** Work that may fail in one way. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Does some work.
     *
     * @param action is run where the program is asked to end meanwhile, on a thread of its own beside the work
     * @throws ColdtrailException with {@link ErrorCode#INTERRUPTED} where the program is ending
     */
    static <T, E extends Exception> T during(Work<T, E> work, Runnable action) throws E {
        Thread hook = new Thread(action, "on-interrupt");
        add(hook);
        try {
            return work.run();
        } finally {
            remove(hook);
        }
    }

    /** Whether the program is ending: nobody is told anything any more. */
    static boolean isEnding() {
        Thread probe = new Thread(() -> {}, "probe");
        try {
            add(probe);
            remove(probe);
            return false;
        } catch (ColdtrailException e) {
            return true;
        }
    }

    private static void add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw ending(e);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw ending(e);
        }
    }

    private static ColdtrailException ending(IllegalStateException e) {
        return new ColdtrailException(ErrorCode.INTERRUPTED, "the program was asked to end", null, "", e);
    }
}
