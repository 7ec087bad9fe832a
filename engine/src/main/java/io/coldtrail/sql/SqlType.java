package io.coldtrail.sql;

import java.util.List;
import java.util.stream.Collectors;

/** The type of an expression, as Athena sees it. */
sealed interface SqlType {

    /** The type as an Athena user knows it, for messages. */
    String athenaName();

    /** Types without parameters. */
    enum Simple implements SqlType {
        VARCHAR("varchar"),
        BOOLEAN("boolean"),
        INTEGER("integer"),
        BIGINT("bigint"),
        DOUBLE("double"),
        DATE("date"),
        TIMESTAMP("timestamp"),
        TIMESTAMP_WITH_ZONE("timestamp with time zone"),
        INTERVAL_DAY("interval day to second"),
        INTERVAL_MONTH("interval year to month"),
        /** The type of a bare NULL, which becomes whatever is wanted. */
        UNKNOWN("unknown");

        private final String athenaName;

        Simple(String athenaName) {
            this.athenaName = athenaName;
        }

        @Override
        public String athenaName() {
            return athenaName;
        }
    }

    /** Exact numbers with a fixed count of digits, {@code scale} of them after the point. */
    record DecimalOf(int precision, int scale) implements SqlType {
        @Override
        public String athenaName() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    record ArrayOf(SqlType element) implements SqlType {
        @Override
        public String athenaName() {
            return "array(" + element.athenaName() + ")";
        }
    }

    record MapOf(SqlType key, SqlType value) implements SqlType {
        @Override
        public String athenaName() {
            return "map(" + key.athenaName() + "," + value.athenaName() + ")";
        }
    }

    /** A row; its fields carry lower-case names, or {@code ""} where they have none. */
    record RowOf(List<Field> fields) implements SqlType {
        public RowOf {
            fields = List.copyOf(fields);
        }

        @Override
        public String athenaName() {
            return fields.stream()
                    .map(field -> (field.name() + " " + field.type().athenaName()).strip())
                    .collect(Collectors.joining(",", "row(", ")"));
        }
    }

    /** A placeholder in a function's signature, such as {@code T}. */
    record Variable(String name) implements SqlType {
        @Override
        public String athenaName() {
            return name;
        }
    }
}
