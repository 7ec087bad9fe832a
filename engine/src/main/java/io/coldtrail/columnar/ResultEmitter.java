package io.coldtrail.columnar;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Hands rows of a result to Parquet, field by field. */
final class ResultEmitter {
    private final RecordConsumer consumer;

    ResultEmitter(RecordConsumer consumer) {
        this.consumer = consumer;
    }

    void emit(List<ResultType.Field> columns, List<@Nullable Object> row) {
        consumer.startMessage();
        fields(columns, row);
        consumer.endMessage();
    }

    private void fields(List<ResultType.Field> fields, List<?> values) {
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i).name(), i, fields.get(i).type(), values.get(i));
        }
    }

    private void field(String name, int index, ResultType type, @Nullable Object value) {
        if (value != null) {
            consumer.startField(name, index);
            value(type, value);
            consumer.endField(name, index);
        }
    }

    private void value(ResultType type, Object value) {
        if (type instanceof ResultType.RowOf row) {
            consumer.startGroup();
            fields(row.fields(), (List<?>) value);
            consumer.endGroup();
        } else if (type instanceof ResultType.ListOf list) {
            repeated("list", (List<?>) value, element -> field("element", 0, list.element(), element));
        } else if (type instanceof ResultType.MapOf map) {
            repeated("key_value", (List<?>) value, element -> {
                Map.Entry<?, ?> entry = (Map.Entry<?, ?>) element;
                field("key", 0, map.key(), Objects.requireNonNull(entry).getKey());
                field("value", 1, map.value(), entry.getValue());
            });
        } else if (type instanceof ResultType.DecimalOf decimal) {
            decimal(decimal, (BigDecimal) value);
        } else if (type instanceof ResultType.InstantIn) {
            consumer.addLong((Long) value);
        } else {
            flat((ResultType.Flat) type, value);
        }
    }

    /** Hands one element of a list or map on. */
    private interface Element {
        void emit(@Nullable Object element);
    }

    private void repeated(String name, List<?> elements, Element element) {
        consumer.startGroup();
        if (!elements.isEmpty()) {
            consumer.startField(name, 0);
            for (Object each : elements) {
                consumer.startGroup();
                element.emit(each);
                consumer.endGroup();
            }
            consumer.endField(name, 0);
        }
        consumer.endGroup();
    }

    private void decimal(ResultType.DecimalOf type, BigDecimal value) {
        if (type.precision() <= ResultSchemas.MAX_LONG_DIGITS) {
            consumer.addLong(value.unscaledValue().longValueExact());
            return;
        }
        byte[] digits = value.unscaledValue().toByteArray();
        byte[] bytes = new byte[ResultSchemas.DECIMAL_BYTES];
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
        consumer.addBinary(Binary.fromConstantByteArray(bytes));
    }

    private void flat(ResultType.Flat type, Object value) {
        switch (type) {
            case BOOLEAN -> consumer.addBoolean((Boolean) value);
            case TINYINT, SMALLINT, INTEGER, DAY -> consumer.addInteger(Math.toIntExact((Long) value));
            case BIGINT, TIMESTAMP -> consumer.addLong((Long) value);
            case REAL -> consumer.addFloat((Float) value);
            case DOUBLE -> consumer.addDouble((Double) value);
            case TEXT -> consumer.addBinary(Binary.fromString((String) value));
            case BYTES -> consumer.addBinary(Binary.fromConstantByteArray((byte[]) value));
        }
    }
}
