package io.coldtrail.columnar;

import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Types of results as Parquet's. Everything is optional but the keys of maps. */
final class ResultSchemas {
    /** Digits that 64 bits hold, and the bytes that hold more. */
    static final int MAX_LONG_DIGITS = 18;

    static final int DECIMAL_BYTES = 16;

    private ResultSchemas() {}

    static MessageType message(List<ResultType.Field> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        columns.forEach(column -> message.addField(field(column.name(), column.type(), Repetition.OPTIONAL)));
        return message.named("result");
    }

    private static Type field(String name, ResultType type, Repetition repetition) {
        if (type instanceof ResultType.RowOf row) {
            Types.GroupBuilder<GroupType> group = Types.buildGroup(repetition);
            row.fields().forEach(field -> group.addField(field(field.name(), field.type(), Repetition.OPTIONAL)));
            return group.named(name);
        }
        if (type instanceof ResultType.ListOf list) {
            return Types.list(repetition)
                    .element(field("element", list.element(), Repetition.OPTIONAL))
                    .named(name);
        }
        if (type instanceof ResultType.MapOf map) {
            return Types.map(repetition)
                    .key(field("key", map.key(), Repetition.REQUIRED))
                    .value(field("value", map.value(), Repetition.OPTIONAL))
                    .named(name);
        }
        if (type instanceof ResultType.DecimalOf decimal) {
            return decimal(name, decimal, repetition);
        }
        if (type instanceof ResultType.InstantIn) {
            return primitive(
                    name,
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS),
                    repetition);
        }
        return flat(name, (ResultType.Flat) type, repetition);
    }

    private static Type decimal(String name, ResultType.DecimalOf type, Repetition repetition) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(type.scale(), type.precision());
        return type.precision() <= MAX_LONG_DIGITS
                ? primitive(name, PrimitiveTypeName.INT64, annotation, repetition)
                : Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(DECIMAL_BYTES)
                        .as(annotation)
                        .named(name);
    }

    private static Type flat(String name, ResultType.Flat type, Repetition repetition) {
        return switch (type) {
            case BOOLEAN -> new PrimitiveType(repetition, PrimitiveTypeName.BOOLEAN, name);
            case TINYINT ->
                primitive(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(8, true), repetition);
            case SMALLINT ->
                primitive(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.intType(16, true), repetition);
            case INTEGER -> new PrimitiveType(repetition, PrimitiveTypeName.INT32, name);
            case BIGINT -> new PrimitiveType(repetition, PrimitiveTypeName.INT64, name);
            case REAL -> new PrimitiveType(repetition, PrimitiveTypeName.FLOAT, name);
            case DOUBLE -> new PrimitiveType(repetition, PrimitiveTypeName.DOUBLE, name);
            case TEXT -> primitive(name, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), repetition);
            case BYTES -> new PrimitiveType(repetition, PrimitiveTypeName.BINARY, name);
            case DAY -> primitive(name, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType(), repetition);
            case TIMESTAMP ->
                primitive(
                        name,
                        PrimitiveTypeName.INT64,
                        LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS),
                        repetition);
        };
    }

    private static Type primitive(
            String name, PrimitiveTypeName stored, LogicalTypeAnnotation meaning, Repetition repetition) {
        return Types.primitive(stored, repetition).as(meaning).named(name);
    }
}
