package io.coldtrail.cli;

import io.coldtrail.problem.ErrorCode;
import java.util.List;

/** What the program's exit codes mean. Scripts rely on them. */
final class ExitCode {
    static final int DONE = 0;
    /** Done, and the answer is bad news. */
    static final int BAD_NEWS = 1;

    static final int USAGE = 2;
    /** Done, but some input was quarantined or unreadable. */
    static final int INCOMPLETE = 3;

    static final int STOPPED = 4;
    /** A fault of the program itself. */
    static final int FAULT = 70;

    static final int INTERRUPTED = 130;

    /** Which one counts where several hold, the first of all. */
    private static final List<Integer> BY_WEIGHT = List.of(INTERRUPTED, FAULT, STOPPED, BAD_NEWS, INCOMPLETE, DONE);

    private ExitCode() {}

    /** The one of two codes of things done that counts. */
    static int worse(int one, int other) {
        return BY_WEIGHT.indexOf(one) <= BY_WEIGHT.indexOf(other) ? one : other;
    }

    static int of(ErrorCode code) {
        return switch (code.kind()) {
            case USAGE -> USAGE;
            case INPUT, DATA, RESOURCES -> STOPPED;
            case INTERRUPTED -> INTERRUPTED;
            case INTERNAL -> FAULT;
        };
    }
}
