package io.coldtrail.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --threads} and {@code --progress} of commands that read evidence. */
final class ReadingOptions {
    /** More threads than this only queue for the disk. */
    private static final int MOST_THREADS = 64;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many files are read at once (default: one for each processor).")
    private int threads = defaultThreads();

    @Option(
            names = "--progress",
            paramLabel = "MODE",
            defaultValue = "auto",
            description = "auto, plain or none (default: auto: a live line on a terminal, plain lines otherwise).")
    private String progress;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest
    ReadingOptions() {}

    /** One for each processor, within bounds. */
    static int defaultThreads() {
        return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }

    /** How many threads; a number out of bounds is a usage error. */
    int threads() {
        return checked(threads, spec);
    }

    /** What {@code --threads} of a command says; a number out of bounds is a usage error. */
    static int checked(int threads, CommandSpec spec) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + ", not " + threads);
        }
        return threads;
    }

    /** How progress is told; an unknown mode is a usage error. */
    ProgressDisplay.Mode progress() {
        return ProgressDisplay.Mode.named(progress)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--progress cannot be \"" + progress + "\". It must be auto, plain or none."));
    }
}
