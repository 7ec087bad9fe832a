package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.TimestampOf;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.List;
import java.util.stream.Collectors;

/** What Athena's types are called in DuckDB, and how values change from one to another there. */
final class DuckTypes {
    private DuckTypes() {}

    /** The type in DuckDB's spelling. A row is a tuple as soon as one of its fields has no name of its own. */
    static String name(SqlType type) {
        if (type instanceof DecimalOf decimal) {
            return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
        }
        if (type instanceof ZonedOf) {
            return "TIMESTAMPTZ";
        }
        if (type instanceof TimestampOf) {
            return "TIMESTAMP";
        }
        if (type instanceof ArrayOf array) {
            return name(array.element()) + "[]";
        }
        if (type instanceof MapOf map) {
            return "MAP(" + name(map.key()) + ", " + name(map.value()) + ")";
        }
        if (type instanceof RowOf row) {
            return !isNamed(row)
                    ? row.fields().stream()
                            .map(field -> name(field.type()))
                            .collect(Collectors.joining(", ", "TUPLE(", ")"))
                    : row.fields().stream()
                            .map(field -> Identifiers.quote(field.name()) + " " + name(field.type()))
                            .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        return type instanceof Simple simple ? name(simple) : "VARCHAR";
    }

    private static String name(Simple type) {
        return switch (type) {
            case VARCHAR, JSON, IPADDRESS -> "VARCHAR";
            case REAL -> "FLOAT";
            case VARBINARY -> "BLOB";
            case INTERVAL_DAY, INTERVAL_MONTH -> "INTERVAL";
            case UNKNOWN -> "INTEGER";
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DOUBLE, DATE, TIMESTAMP -> type.name();
        };
    }

    /** Whether DuckDB knows the fields of the row by their names. */
    static boolean isNamed(RowOf row) {
        List<String> names = row.fields().stream().map(RowField::name).toList();
        return !names.contains("") && names.stream().distinct().count() == names.size();
    }

    /**
     * The value as another type that it becomes by itself. DuckDB goes by the names of fields where both sides have
     * them, and Athena by their order.
     */
    static String cast(Typed value, SqlType wanted) {
        if (value.type().equals(wanted)) {
            return value.sql();
        }
        String source = name(nameless(value.type()));
        String target = name(wanted);
        boolean renames = !source.equals(name(value.type())) && !target.equals(name(nameless(wanted)));
        String inner = renames ? "CAST(" + value.sql() + " AS " + source + ")" : value.sql();
        return "CAST(" + inner + " AS " + target + ")";
    }

    /**
     * The value for a place where values of another type may stand beside it, such as a branch of CASE. DuckDB widens
     * numbers and moments by itself, and puts fields of rows together by their names.
     */
    static String beside(Typed value, SqlType common) {
        boolean renames =
                !nameless(value.type()).equals(value.type()) && !value.type().equals(common);
        return renames ? cast(value, common) : value.sql();
    }

    private static SqlType nameless(SqlType type) {
        if (type instanceof ArrayOf array) {
            return new ArrayOf(nameless(array.element()));
        }
        if (type instanceof MapOf map) {
            return new MapOf(nameless(map.key()), nameless(map.value()));
        }
        return type instanceof RowOf row
                ? new RowOf(row.fields().stream()
                        .map(field -> new RowField("", nameless(field.type())))
                        .toList())
                : type;
    }
}
