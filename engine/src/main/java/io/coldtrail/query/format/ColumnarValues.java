package io.coldtrail.query.format;

import io.coldtrail.columnar.ResultType;
import io.coldtrail.columnar.ResultType.Flat;
import io.coldtrail.query.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of results as the objects that {@link ResultType} names. */
final class ColumnarValues {
    /** As {@link Value.Text} shows bytes. */
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private ColumnarValues() {}

    static @Nullable Object of(Value value, ResultType type) {
        if (value.isNull()) {
            return null;
        }
        if (type instanceof ResultType.ListOf list && value instanceof Value.Sequence sequence) {
            List<@Nullable Object> elements = new ArrayList<>();
            sequence.elements().forEach(element -> elements.add(of(element, list.element())));
            return elements;
        }
        if (type instanceof ResultType.RowOf row && value instanceof Value.Row values) {
            List<@Nullable Object> fields = new ArrayList<>();
            for (int i = 0; i < row.fields().size(); i++) {
                fields.add(
                        of(values.fields().get(i).value(), row.fields().get(i).type()));
            }
            return fields;
        }
        if (type instanceof ResultType.MapOf map && value instanceof Value.Row entries) {
            List<@Nullable Object> pairs = new ArrayList<>();
            for (Value.Field entry : entries.fields()) {
                pairs.add(new SimpleImmutableEntry<>(key(entry.name(), map.key()), of(entry.value(), map.value())));
            }
            return pairs;
        }
        return scalar(value, type);
    }

    private static Object scalar(Value value, ResultType type) {
        if (type == Flat.TEXT) {
            return value.athenaText();
        }
        if (value instanceof Value.Whole whole) {
            return whole.number();
        }
        if (value instanceof Value.Real real) {
            return real.number();
        }
        if (value instanceof Value.SmallReal real) {
            return real.number();
        }
        if (value instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        if (value instanceof Value.Bool bool) {
            return bool.truth();
        }
        if (value instanceof Value.Day day) {
            return day.date().toEpochDay();
        }
        if (value instanceof Value.Moment moment) {
            return micros(moment.time().toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Value.Instantaneous instant) {
            return micros(instant.time());
        }
        if (type == Flat.BYTES) {
            return HEX.parseHex(value.athenaText());
        }
        throw new IllegalStateException("a value " + value.getClass().getSimpleName() + " in a column of " + type);
    }

    private static Long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** A map's key, which a value shows as text. */
    private static Object key(String text, ResultType type) {
        if (!(type instanceof Flat flat)) {
            return text;
        }
        return switch (flat) {
            case BOOLEAN -> Boolean.valueOf(text);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Long.valueOf(text);
            case REAL -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case TEXT -> text;
            case BYTES -> HEX.parseHex(text.toLowerCase(Locale.ROOT));
            case DAY -> LocalDate.parse(text).toEpochDay();
            case TIMESTAMP -> micros(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        };
    }
}
