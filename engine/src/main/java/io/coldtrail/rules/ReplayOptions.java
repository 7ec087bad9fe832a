package io.coldtrail.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How rules are replayed.
 *
 * @param from first day of the events' own time, in UTC; empty for no bound
 * @param to last day; empty for no bound
 * @param kept how many events are kept for each rule, at least 0
 * @param threads how many threads match events, at least 1
 */
public record ReplayOptions(Optional<LocalDate> from, Optional<LocalDate> to, int kept, int threads) {
    /** All events, five kept for each rule, a thread for each core. */
    public static final ReplayOptions DEFAULT = new ReplayOptions(
            Optional.empty(), Optional.empty(), 5, Runtime.getRuntime().availableProcessors());

    public ReplayOptions withKept(int count) {
        return new ReplayOptions(from, to, count, threads);
    }

    public ReplayOptions withThreads(int count) {
        return new ReplayOptions(from, to, kept, count);
    }
}
