package io.coldtrail.journal;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.ResultHash;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a statement ended.
 *
 * @param rows how many were given
 * @param sha256 of the result, as {@link ResultHash} takes it; null where it did not end, or is another each time
 * @param error name of the {@link ErrorCode} of one that failed, or null
 */
public record Outcome(
        Kind kind,
        long rows,
        @Nullable String sha256,
        @Nullable String error) {

    /** In which way. */
    public enum Kind {
        /** All rows were given. */
        ANSWERED,
        /** There is no answer, for a reason. */
        FAILED,
        /** Nobody wanted the rest of the rows. */
        STOPPED;

        /** The word in the journal. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    /** Of a result that was read to its end. */
    public static Outcome answered(ResultHash hash) {
        return new Outcome(Kind.ANSWERED, hash.rows(), hash.sha256().orElseThrow(), null);
    }

    /** Of a result that was read to its end, and that has other rows each time, as a measured plan has. */
    public static Outcome answeredOnce(long rows) {
        return new Outcome(Kind.ANSWERED, rows, null, null);
    }

    public static Outcome stopped(long rows) {
        return new Outcome(Kind.STOPPED, rows, null, null);
    }

    /**
     * Of a statement that threw something.
     *
     * @param rows how many were given before
     */
    public static Outcome failed(ColdtrailException problem, long rows) {
        return problem.code() == ErrorCode.INTERRUPTED
                ? stopped(rows)
                : new Outcome(Kind.FAILED, rows, null, problem.code().name());
    }
}
