package io.coldtrail.cli;

import io.coldtrail.ingest.IngestProgress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shows how far an ingest or a verification has come, on standard error: one line that is written over and over on a terminal, a line now
 * and then otherwise.
 */
final class ProgressDisplay implements AutoCloseable {
    private static final long LIVE_MILLIS = 200;
    private static final long PLAIN_MILLIS = 5_000;
    private static final int BAR = 24;
    private static final String ERASE_LINE = "\r\u001b[K";

    /** How progress is shown. */
    enum Mode {
        AUTO,
        PLAIN,
        NONE;

        static Optional<Mode> named(String name) {
            for (Mode mode : values()) {
                if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    /** What is told beside files and bytes. */
    enum Told {
        RECORDS,
        FILES_ONLY
    }

    private final IngestProgress progress = new IngestProgress();
    private final Told told;
    private final PrintStream err;
    private final boolean live;
    private final long begun = System.nanoTime();
    private final ScheduledExecutorService ticker;
    private boolean closed;

    private ProgressDisplay(PrintStream err, boolean live, ScheduledExecutorService ticker, Told told) {
        this.told = told;
        this.err = err;
        this.live = live;
        this.ticker = ticker;
    }

    static ProgressDisplay start(Mode mode, CliConsole console, Told told) {
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        boolean live = mode == Mode.AUTO && console.isTerminal();
        ProgressDisplay display = new ProgressDisplay(console.err(), live, ticker, told);
        if (mode != Mode.NONE) {
            long millis = live ? LIVE_MILLIS : PLAIN_MILLIS;
            ScheduledFuture<?> ticks = ticker.scheduleAtFixedRate(display::show, millis, millis, TimeUnit.MILLISECONDS);
            assert !ticks.isDone();
        }
        return display;
    }

    /** What the ingest keeps up to date. */
    IngestProgress progress() {
        return progress;
    }

    @Override
    public void close() {
        stop();
    }

    /** Nothing is shown any more when this returns. From any thread, also more than once. */
    synchronized void stop() {
        ticker.shutdownNow();
        boolean first = !closed;
        closed = true;
        if (live && first) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private synchronized void show() {
        if (closed) {
            return;
        }
        String line = line(progress, (System.nanoTime() - begun) / 1_000_000_000.0, told);
        if (live) {
            err.print(ERASE_LINE + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** One line of progress. */
    static String line(IngestProgress progress, double seconds, Told told) {
        long total = progress.bytesTotal();
        if (total == 0) {
            return "looking through the evidence";
        }
        double done = Math.min(1, progress.bytesDone() / (double) total);
        StringBuilder line = new StringBuilder();
        line.append('[');
        for (int i = 0; i < BAR; i++) {
            line.append(i < done * BAR ? '=' : ' ');
        }
        line.append(String.format(
                Locale.ROOT, "] %3.0f %%  %,d/%,d files  ", done * 100, progress.filesDone(), progress.filesTotal()));
        if (told == Told.RECORDS) {
            line.append(String.format(
                    Locale.ROOT,
                    "%,d records  %,.0f/s  ",
                    progress.records(),
                    progress.records() / Math.max(seconds, 0.001)));
        }
        line.append(Amounts.bytes((long) (progress.bytesDone() / Math.max(seconds, 0.001))))
                .append("/s");
        if (progress.filesDone() == progress.filesTotal()) {
            line.append(told == Told.RECORDS ? "  committing" : "");
        } else if (done > 0.01) {
            line.append("  ")
                    .append(Amounts.clock((long) Math.ceil(seconds / done - seconds)))
                    .append(" left");
        }
        if (progress.rejects() > 0) {
            line.append(String.format(Locale.ROOT, "  %,d rejected", progress.rejects()));
        }
        return line.toString();
    }
}
