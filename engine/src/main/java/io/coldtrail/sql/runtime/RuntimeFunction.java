package io.coldtrail.sql.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function in Java that DuckDB calls for each row. It gives the same for the same arguments, and is safe for use by
 * many threads.
 *
 * @param name as translated queries call it: {@code athena_} and what it does
 * @param parameters the types of its arguments, in order
 * @param nulls what becomes of a NULL among them
 */
public record RuntimeFunction(String name, List<Type> parameters, Type result, Nulls nulls, Body body) {
    public RuntimeFunction {
        parameters = List.copyOf(parameters);
    }

    /** Types of arguments and results, with the Java class of their values. Lists and rows travel as JSON texts. */
    public enum Type {
        /** {@code VARCHAR}, {@link String}. */
        TEXT,
        /** {@code BIGINT}, {@link Long}. */
        WHOLE,
        /** {@code DOUBLE}, {@link Double}. */
        REAL,
        /** {@code BOOLEAN}, {@link Boolean}. */
        TRUTH,
        /** {@code DATE}, {@link java.time.LocalDate}. */
        DAY,
        /** {@code TIMESTAMP}, {@link java.time.LocalDateTime}. */
        MOMENT,
        /** {@code TIMESTAMP WITH TIME ZONE}, {@link java.time.OffsetDateTime} in UTC. */
        INSTANT
    }

    /** What becomes of a NULL among the arguments. */
    public enum Nulls {
        /** The result is NULL, and the body is not asked. */
        GIVE_NULL,
        /** The body gets null. */
        PASS
    }

    /** What the function does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Computes one result.
         *
         * @param arguments one for each parameter, of the classes that {@link Type} names; not to be kept
         * @return of the result's class, or null for NULL
         * @throws AthenaFailure where Athena's function fails
         */
        @Nullable
        Object apply(@Nullable Object[] arguments);
    }

    /** A function that is NULL as soon as an argument is. */
    static RuntimeFunction of(String name, List<Type> parameters, Type result, Body body) {
        return new RuntimeFunction(name, parameters, result, Nulls.GIVE_NULL, body);
    }
}
