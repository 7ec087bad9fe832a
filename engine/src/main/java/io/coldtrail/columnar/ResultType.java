package io.coldtrail.columnar;

import java.util.List;

/**
 * The type of a column of a result, in terms that every columnar format knows. A value is {@code null}, or an object of
 * the class that each type names.
 */
public sealed interface ResultType {

    /** Types without parts. */
    enum Flat implements ResultType {
        /** A {@code Boolean}. */
        BOOLEAN,
        /** A {@code Long}, as for the integers that follow. */
        TINYINT,
        SMALLINT,
        INTEGER,
        BIGINT,
        /** A {@code Float}. */
        REAL,
        /** A {@code Double}. */
        DOUBLE,
        /** A {@code String}. */
        TEXT,
        /** A {@code byte[]}. */
        BYTES,
        /** A {@code Long}: days since 1970. */
        DAY,
        /** A {@code Long}: microseconds since 1970 on a clock without a zone. */
        TIMESTAMP
    }

    /** A point in time, to be read in a zone. A {@code Long}: microseconds since 1970 in UTC. */
    record InstantIn(String zone) implements ResultType {}

    /** A {@code BigDecimal} of that scale. */
    record DecimalOf(int precision, int scale) implements ResultType {}

    /** A {@code List} of elements. */
    record ListOf(ResultType element) implements ResultType {}

    /** A {@code List} of {@code Map.Entry}, none with a key that is {@code null}. */
    record MapOf(ResultType key, ResultType value) implements ResultType {}

    /** A {@code List} with a value for each field. */
    record RowOf(List<Field> fields) implements ResultType {
        public RowOf {
            fields = List.copyOf(fields);
        }
    }

    /** A column, or a field of a row. */
    record Field(String name, ResultType type) {}
}
