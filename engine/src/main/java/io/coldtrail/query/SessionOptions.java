package io.coldtrail.query;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much of the machine a session may use.
 *
 * @param threads number of worker threads, at least 1; empty for one a core
 * @param memoryBytes most memory for the database, beside the Java heap; empty for half of the machine's, or of the
 *     container's
 * @param spillBytes most bytes of spilled data on disk; empty for half of what is free when the session opens
 * @param tempRoot an existing, writable folder; the session spills into a folder of its own below it and removes it
 * @param events whether CloudTrail's tables show events again that came before
 */
public record SessionOptions(
        OptionalInt threads, OptionalLong memoryBytes, OptionalLong spillBytes, Path tempRoot, Events events) {

    /** Which events a session shows. */
    public enum Events {
        /** All that the evidence holds. */
        ALL,
        /** Of all events of a table with one {@code eventID} the first, in evidence order. */
        DISTINCT
    }

    /** Defaults, spilling below the given folder. */
    public static SessionOptions in(Path tempRoot) {
        return new SessionOptions(
                OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), tempRoot, Events.ALL);
    }

    public SessionOptions withThreads(int count) {
        return new SessionOptions(OptionalInt.of(count), memoryBytes, spillBytes, tempRoot, events);
    }

    public SessionOptions withMemoryBytes(long bytes) {
        return new SessionOptions(threads, OptionalLong.of(bytes), spillBytes, tempRoot, events);
    }

    public SessionOptions withSpillBytes(long bytes) {
        return new SessionOptions(threads, memoryBytes, OptionalLong.of(bytes), tempRoot, events);
    }

    public SessionOptions withEvents(Events which) {
        return new SessionOptions(threads, memoryBytes, spillBytes, tempRoot, which);
    }
}
