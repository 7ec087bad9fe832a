package io.coldtrail.query;

import io.coldtrail.sql.SqlType;
import io.coldtrail.sql.SqlType.ArrayOf;
import io.coldtrail.sql.SqlType.MapOf;
import io.coldtrail.sql.SqlType.RowField;
import io.coldtrail.sql.SqlType.RowOf;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.TimestampOf;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.coldtrail.sql.runtime.IpAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Turns what DuckDB's driver hands out into our values. */
final class Values {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Digits of times that have more than Athena's type says. */
    private static final int MICROSECONDS = 6;

    private Values() {}

    /**
     * The value of one of the driver's objects, at any depth.
     *
     * @param type what Athena takes it for; unknown to show it by the class of the object
     */
    static Value of(@Nullable Object object, SqlType type) throws SQLException {
        if (object == null) {
            return Value.Null.NULL;
        }
        if (object instanceof Array elements) {
            return sequence((Object[]) elements.getArray(), type);
        }
        if (object instanceof DuckDBStruct struct) {
            return row(struct.getMap(), type);
        }
        if (object instanceof Map<?, ?> entries) {
            return map(entries, type);
        }
        return scalar(object, type);
    }

    private static Value scalar(Object object, SqlType type) throws SQLException {
        if (object instanceof String text) {
            if (type == Simple.INTERVAL_DAY || type == Simple.INTERVAL_MONTH) {
                return new Value.Text(Intervals.athenaText(text, type));
            }
            return new Value.Text(type == Simple.IPADDRESS ? IpAddress.text(text) : text);
        }
        if (object instanceof Long || object instanceof Integer || object instanceof Short || object instanceof Byte) {
            return new Value.Whole(((Number) object).longValue());
        }
        if (object instanceof Double number) {
            return new Value.Real(number);
        }
        if (object instanceof Float number) {
            return new Value.SmallReal(number);
        }
        if (object instanceof BigDecimal number) {
            return new Value.Decimal(number);
        }
        if (object instanceof BigInteger number) {
            return number.bitLength() < Long.SIZE
                    ? new Value.Whole(number.longValue())
                    : new Value.Decimal(new BigDecimal(number));
        }
        if (object instanceof Boolean truth) {
            return new Value.Bool(truth);
        }
        return other(object, type);
    }

    private static Value other(Object object, SqlType type) throws SQLException {
        if (object instanceof LocalDate date) {
            return new Value.Day(date);
        }
        if (object instanceof Timestamp timestamp) {
            return moment(timestamp.toLocalDateTime(), type);
        }
        if (object instanceof LocalDateTime time) {
            return moment(time, type);
        }
        if (object instanceof OffsetDateTime time) {
            ZonedOf zoned = type instanceof ZonedOf known ? known : ZonedOf.UTC;
            return new Value.Instantaneous(time.toInstant(), zoned.zone(), zoned.digits());
        }
        if (object instanceof LocalTime time) {
            return new Value.Text(TIME.format(time));
        }
        if (object instanceof Blob blob) {
            return new Value.Text(HEX.formatHex(blob.getBytes(1, Math.toIntExact(blob.length()))));
        }
        return new Value.Text(object.toString());
    }

    private static Value moment(LocalDateTime time, SqlType type) {
        if (type instanceof TimestampOf timestamp) {
            return new Value.Moment(time, timestamp.digits());
        }
        boolean finer = !time.truncatedTo(ChronoUnit.MILLIS).equals(time);
        return new Value.Moment(time, finer ? MICROSECONDS : SqlType.MILLISECONDS);
    }

    private static Value map(Map<?, ?> entries, SqlType type) throws SQLException {
        SqlType key = type instanceof MapOf map ? map.key() : Simple.UNKNOWN;
        SqlType value = type instanceof MapOf map ? map.value() : Simple.UNKNOWN;
        List<Value.Field> fields = new ArrayList<>(entries.size());
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            fields.add(new Value.Field(of(entry.getKey(), key).athenaText(), of(entry.getValue(), value)));
        }
        return new Value.Row(fields);
    }

    private static Value row(Map<?, ?> values, SqlType type) throws SQLException {
        List<Value.Field> fields = new ArrayList<>(values.size());
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            int position = fields.size();
            if (type instanceof RowOf row) {
                RowField field = row.fields().get(position);
                String name = field.name().isEmpty() ? "field" + position : field.name();
                fields.add(new Value.Field(name, of(entry.getValue(), field.type())));
            } else {
                fields.add(new Value.Field(String.valueOf(entry.getKey()), of(entry.getValue(), Simple.UNKNOWN)));
            }
        }
        return new Value.Row(fields);
    }

    private static Value sequence(@Nullable Object[] elements, SqlType type) throws SQLException {
        SqlType elementType = type instanceof ArrayOf array ? array.element() : Simple.UNKNOWN;
        List<Value> values = new ArrayList<>(elements.length);
        for (Object element : elements) {
            values.add(of(element, elementType));
        }
        return new Value.Sequence(values);
    }
}
