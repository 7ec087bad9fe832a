package io.coldtrail.sql;

import java.util.List;
import java.util.stream.Collectors;

/** The type of an expression, as Athena sees it. */
public sealed interface SqlType {

    /** The type as an Athena user knows it, for messages. */
    String athenaName();

    /** Types without parameters. */
    enum Simple implements SqlType {
        VARCHAR("varchar"),
        BOOLEAN("boolean"),
        TINYINT("tinyint"),
        SMALLINT("smallint"),
        INTEGER("integer"),
        BIGINT("bigint"),
        /** Single precision; {@code FLOAT} in DuckDB. */
        REAL("real"),
        DOUBLE("double"),
        /** Bytes; {@code BLOB} in DuckDB. */
        VARBINARY("varbinary"),
        /** A JSON value; in DuckDB a {@code VARCHAR} with its compact text. */
        JSON("json"),
        /** An IPv4 or IPv6 address; in DuckDB a {@code VARCHAR} with the 32 hexadecimal digits of its IPv6 form. */
        IPADDRESS("ipaddress"),
        DATE("date"),
        TIMESTAMP("timestamp"),
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

    /**
     * A timestamp that has not {@link #MILLISECONDS} digits after the point of its seconds; {@code TIMESTAMP} in DuckDB.
     * {@link Types#timestamp} gives the type for any number of digits.
     */
    record TimestampOf(int digits) implements SqlType {
        @Override
        public String athenaName() {
            return Simple.TIMESTAMP.athenaName();
        }
    }

    /** Digits of a timestamp's seconds where nothing else is said. */
    int MILLISECONDS = 3;

    /**
     * A point in time with the zone in which it is read; {@code TIMESTAMPTZ} in DuckDB, which keeps the point alone.
     *
     * @param zone as Java names it, or an offset such as {@code +02:00}
     * @param digits after the point of its seconds
     */
    record ZonedOf(String zone, int digits) implements SqlType {
        /** What all functions give that have no zone of their own. */
        public static final ZonedOf UTC = new ZonedOf("UTC");

        public ZonedOf(String zone) {
            this(zone, MILLISECONDS);
        }

        @Override
        public String athenaName() {
            return "timestamp with time zone";
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

    /** A field of a row: its name in lower case, or {@code ""} where it has none. */
    record RowField(String name, SqlType type) {}

    record RowOf(List<RowField> fields) implements SqlType {
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

    /** A lambda, as the signature of a function that takes one says. */
    record FunctionOf(List<SqlType> parameters, SqlType result) implements SqlType {
        public FunctionOf {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String athenaName() {
            return parameters.stream().map(SqlType::athenaName).collect(Collectors.joining(",", "function(", ","))
                    + result.athenaName() + ")";
        }
    }

    /** A placeholder in a function's signature, such as {@code T}. */
    record Variable(String name) implements SqlType {
        @Override
        public String athenaName() {
            return name;
        }
    }

    /** In a function's signature, the decimal with all digits and the scale of another: {@code decimal(38,D)}. */
    record WidestOf(Variable of) implements SqlType {
        @Override
        public String athenaName() {
            return "decimal(38," + of.athenaName() + ")";
        }
    }
}
