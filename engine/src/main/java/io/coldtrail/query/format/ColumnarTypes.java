package io.coldtrail.query.format;

import io.coldtrail.columnar.ResultType;
import io.coldtrail.columnar.ResultType.Flat;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.ErrorCode;
import io.coldtrail.query.ResultColumn;
import io.coldtrail.sql.SqlType;
import io.coldtrail.sql.SqlType.Simple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Athena's types in columnar files. What such a file has no type for, it holds as text. */
final class ColumnarTypes {
    private ColumnarTypes() {}

    /** The columns of a result. Two of one name are refused, as Athena does where it writes files. */
    static List<ResultType.Field> fields(List<ResultColumn> columns) {
        Set<String> names = new HashSet<>();
        List<ResultType.Field> fields = new ArrayList<>();
        for (ResultColumn column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new ColdtrailException(
                        ErrorCode.SQL_REFUSED,
                        "a file with columns cannot hold two of the name " + column.name(),
                        null,
                        "Give them names of their own with AS.");
            }
            fields.add(new ResultType.Field(column.name(), of(column.athenaType())));
        }
        return fields;
    }

    private static ResultType of(SqlType type) {
        if (type instanceof SqlType.DecimalOf decimal) {
            return new ResultType.DecimalOf(decimal.precision(), decimal.scale());
        }
        if (type instanceof SqlType.ArrayOf array) {
            return new ResultType.ListOf(of(array.element()));
        }
        if (type instanceof SqlType.MapOf map) {
            return new ResultType.MapOf(key(map.key()), of(map.value()));
        }
        if (type instanceof SqlType.RowOf row) {
            List<ResultType.Field> fields = new ArrayList<>();
            for (SqlType.RowField field : row.fields()) {
                // As Trino calls the fields of a row that has no names.
                String name = field.name().isEmpty() ? "field" + fields.size() : field.name();
                fields.add(new ResultType.Field(name, of(field.type())));
            }
            return new ResultType.RowOf(fields);
        }
        if (type instanceof SqlType.ZonedOf zoned) {
            return new ResultType.InstantIn(zoned.zone());
        }
        return type instanceof Simple simple ? flat(simple) : Flat.TEXT;
    }

    /** The type of a map's key; what has parts is there as text. */
    private static ResultType key(SqlType type) {
        return type instanceof Simple simple ? flat(simple) : Flat.TEXT;
    }

    private static Flat flat(Simple type) {
        return switch (type) {
            case BOOLEAN -> Flat.BOOLEAN;
            case TINYINT -> Flat.TINYINT;
            case SMALLINT -> Flat.SMALLINT;
            case INTEGER -> Flat.INTEGER;
            case BIGINT -> Flat.BIGINT;
            case REAL -> Flat.REAL;
            case DOUBLE -> Flat.DOUBLE;
            case VARBINARY -> Flat.BYTES;
            case DATE -> Flat.DAY;
            case TIMESTAMP -> Flat.TIMESTAMP;
            default -> Flat.TEXT;
        };
    }
}
