package io.coldtrail.sql;

import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.DecimalOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.TimestampOf;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How Athena's types relate: what becomes what by itself, and what two types have in common. */
final class Types {
    /** Digits that a decimal may have in Athena and in DuckDB. */
    static final int MAX_DECIMAL_DIGITS = 38;

    /** From the smallest to the largest. */
    private static final List<SqlType> INTEGERS =
            List.of(Simple.TINYINT, Simple.SMALLINT, Simple.INTEGER, Simple.BIGINT);

    private Types() {}

    /** The columns of a table as a query sees them, hidden ones last. */
    static List<Field> fieldsOf(TableReference table, Field.Visibility hidden) {
        List<Field> fields = new ArrayList<>();
        for (ShapeColumn column : table.shape().visible()) {
            fields.add(field(table, column, Field.Visibility.VISIBLE));
        }
        if (hidden == Field.Visibility.HIDDEN) {
            table.shape()
                    .all()
                    .skip(fields.size())
                    .forEach(column -> fields.add(field(table, column, Field.Visibility.HIDDEN)));
        }
        return List.copyOf(fields);
    }

    private static Field field(TableReference table, ShapeColumn column, Field.Visibility visibility) {
        Field.Origin origin = new Field.Origin(table.number(), new ColumnPath(List.of(column.name())));
        return new Field(column.name(), of(column.type()), visibility, List.of(origin), List.of(), null);
    }

    static SqlType of(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return new RowOf(struct.fields().stream()
                    .map(field -> new RowField(field.name(), of(field.type())))
                    .toList());
        }
        if (type instanceof ColumnType.ListOf list) {
            return new ArrayOf(of(list.element()));
        }
        if (type instanceof ColumnType.TextMap) {
            return new MapOf(Simple.VARCHAR, Simple.VARCHAR);
        }
        if (type instanceof ColumnType.Int32) {
            return Simple.INTEGER;
        }
        if (type instanceof ColumnType.Int64) {
            return Simple.BIGINT;
        }
        return type instanceof ColumnType.Day ? Simple.DATE : Simple.VARCHAR;
    }

    static boolean isInteger(SqlType type) {
        return INTEGERS.contains(type);
    }

    static boolean isFloat(SqlType type) {
        return type == Simple.REAL || type == Simple.DOUBLE;
    }

    static boolean isNumber(SqlType type) {
        return isInteger(type) || isFloat(type) || type instanceof DecimalOf;
    }

    static boolean isInterval(SqlType type) {
        return type == Simple.INTERVAL_DAY || type == Simple.INTERVAL_MONTH;
    }

    static boolean isMoment(SqlType type) {
        return type == Simple.DATE || isTimestamp(type) || type instanceof ZonedOf;
    }

    /** Whether it is a timestamp without a zone. */
    static boolean isTimestamp(SqlType type) {
        return type == Simple.TIMESTAMP || type instanceof TimestampOf;
    }

    /** The timestamp with so many digits after the point of its seconds. */
    static SqlType timestamp(int digits) {
        return digits == SqlType.MILLISECONDS ? Simple.TIMESTAMP : new TimestampOf(digits);
    }

    /** Digits after the point of a moment's seconds. */
    static int digits(SqlType moment) {
        if (moment instanceof TimestampOf timestamp) {
            return timestamp.digits();
        }
        if (moment instanceof ZonedOf zoned) {
            return zoned.digits();
        }
        return moment == Simple.TIMESTAMP ? SqlType.MILLISECONDS : 0;
    }

    /** The type of a moment with another number of digits; a date stays one. */
    static SqlType withDigits(SqlType moment, int digits) {
        if (moment instanceof ZonedOf zoned) {
            return new ZonedOf(zoned.zone(), digits);
        }
        return moment == Simple.DATE ? moment : timestamp(digits);
    }

    /** Whether values of the type can be compared with {@code =} and ordered without surprises. */
    static boolean isScalar(SqlType type) {
        return (type instanceof Simple && type != Simple.JSON)
                || type instanceof DecimalOf
                || type instanceof TimestampOf
                || type instanceof ZonedOf;
    }

    /** An integer type as the decimal that holds it. */
    static DecimalOf asDecimal(SqlType type) {
        if (type instanceof DecimalOf decimal) {
            return decimal;
        }
        if (type == Simple.TINYINT) {
            return new DecimalOf(3, 0);
        }
        if (type == Simple.SMALLINT) {
            return new DecimalOf(5, 0);
        }
        return type == Simple.INTEGER ? new DecimalOf(10, 0) : new DecimalOf(19, 0);
    }

    /** The type that both become when they meet in a comparison, a CASE or a UNION; empty where Athena refuses. */
    static Optional<SqlType> common(SqlType left, SqlType right) {
        if (left.equals(right) || right == Simple.UNKNOWN) {
            return Optional.of(left);
        }
        if (left == Simple.UNKNOWN) {
            return Optional.of(right);
        }
        if (isNumber(left) && isNumber(right)) {
            return Optional.of(commonNumber(left, right));
        }
        if (isMoment(left) && isMoment(right)) {
            return commonMoment(left, right);
        }
        if (left instanceof ArrayOf leftArray && right instanceof ArrayOf rightArray) {
            return common(leftArray.element(), rightArray.element()).map(ArrayOf::new);
        }
        if (left instanceof MapOf leftMap && right instanceof MapOf rightMap) {
            return common(leftMap.key(), rightMap.key())
                    .flatMap(key -> common(leftMap.value(), rightMap.value()).map(value -> new MapOf(key, value)));
        }
        return left instanceof RowOf leftRow && right instanceof RowOf rightRow
                ? commonRow(leftRow, rightRow)
                : Optional.empty();
    }

    /** Field by field; a name stays where both have the same. */
    private static Optional<SqlType> commonRow(RowOf left, RowOf right) {
        if (left.fields().size() != right.fields().size()) {
            return Optional.empty();
        }
        List<RowField> fields = new ArrayList<>();
        for (int i = 0; i < left.fields().size(); i++) {
            RowField first = left.fields().get(i);
            RowField second = right.fields().get(i);
            Optional<SqlType> type = common(first.type(), second.type());
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(new RowField(first.name().equals(second.name()) ? first.name() : "", type.get()));
        }
        return Optional.of(new RowOf(fields));
    }

    /** Times of two zones have no type in common here: a type has one zone. */
    private static Optional<SqlType> commonMoment(SqlType left, SqlType right) {
        int digits = Math.max(digits(left), digits(right));
        if (left instanceof ZonedOf first && right instanceof ZonedOf second) {
            return first.zone().equals(second.zone()) ? Optional.of(withDigits(left, digits)) : Optional.empty();
        }
        if (left instanceof ZonedOf || right instanceof ZonedOf) {
            // Without a zone, a time is one in the session's zone.
            ZonedOf zoned = (ZonedOf) (left instanceof ZonedOf ? left : right);
            return zoned.zone().equals(ZonedOf.UTC.zone()) ? Optional.of(withDigits(zoned, digits)) : Optional.empty();
        }
        return Optional.of(timestamp(digits));
    }

    private static SqlType commonNumber(SqlType left, SqlType right) {
        if (left == Simple.DOUBLE || right == Simple.DOUBLE) {
            return Simple.DOUBLE;
        }
        if (left == Simple.REAL || right == Simple.REAL) {
            return Simple.REAL;
        }
        if (left instanceof DecimalOf || right instanceof DecimalOf) {
            DecimalOf first = asDecimal(left);
            DecimalOf second = asDecimal(right);
            int scale = Math.max(first.scale(), second.scale());
            int whole = Math.max(first.precision() - first.scale(), second.precision() - second.scale());
            return new DecimalOf(Math.min(MAX_DECIMAL_DIGITS, whole + scale), scale);
        }
        return INTEGERS.get(Math.max(INTEGERS.indexOf(left), INTEGERS.indexOf(right)));
    }

    /** Whether values of the two are compared; times of any zones are, by the point in time. */
    static boolean meet(SqlType left, SqlType right) {
        return (isMoment(left) && isMoment(right)) || common(left, right).isPresent();
    }

    /** Whether a value of one type is taken where the other is wanted. Zones and digits of times do not matter. */
    static boolean becomes(SqlType from, SqlType to) {
        if (to instanceof ZonedOf) {
            return isMoment(from) || from == Simple.UNKNOWN;
        }
        if (isTimestamp(to) && isTimestamp(from)) {
            return true;
        }
        return common(from, to).filter(to::equals).isPresent();
    }
}
