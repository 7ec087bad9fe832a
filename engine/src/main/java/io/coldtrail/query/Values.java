package io.coldtrail.query;

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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private Values() {}

    /** The value of one of the driver's objects, at any depth. */
    static Value of(@Nullable Object object) throws SQLException {
        if (object == null) {
            return Value.Null.NULL;
        }
        if (object instanceof String text) {
            return new Value.Text(text);
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
        return nestedOrTemporal(object);
    }

    private static Value nestedOrTemporal(Object object) throws SQLException {
        if (object instanceof LocalDate date) {
            return new Value.Day(date);
        }
        if (object instanceof Timestamp timestamp) {
            return new Value.Moment(timestamp.toLocalDateTime());
        }
        if (object instanceof LocalDateTime time) {
            return new Value.Moment(time);
        }
        if (object instanceof OffsetDateTime time) {
            return new Value.Instantaneous(
                    time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
        }
        if (object instanceof LocalTime time) {
            return new Value.Text(TIME.format(time));
        }
        if (object instanceof DuckDBStruct struct) {
            return row(struct.getMap());
        }
        if (object instanceof Map<?, ?> map) {
            return row(map);
        }
        if (object instanceof Array array) {
            return sequence((Object[]) array.getArray());
        }
        if (object instanceof Blob blob) {
            return new Value.Text(HEX.formatHex(blob.getBytes(1, Math.toIntExact(blob.length()))));
        }
        return new Value.Text(object.toString());
    }

    private static Value row(Map<?, ?> map) throws SQLException {
        List<Value.Field> fields = new ArrayList<>(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            fields.add(new Value.Field(of(entry.getKey()).athenaText(), of(entry.getValue())));
        }
        return new Value.Row(fields);
    }

    private static Value sequence(@Nullable Object[] elements) throws SQLException {
        List<Value> values = new ArrayList<>(elements.length);
        for (Object element : elements) {
            values.add(of(element));
        }
        return new Value.Sequence(values);
    }
}
