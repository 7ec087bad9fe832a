package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Our column types as Parquet's. Every column and field is optional; lists and maps have Parquet's standard three
 * levels ({@code list.element}, {@code key_value.key/value}).
 */
final class ParquetSchemas {
    private ParquetSchemas() {}

    static MessageType message(List<Column> columns) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        for (Column column : columns) {
            message.addField(field(column.name(), column.type()));
        }
        return message.named("record");
    }

    private static Type field(String name, ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            Types.GroupBuilder<GroupType> group = Types.optionalGroup();
            for (Column column : struct.fields()) {
                group.addField(field(column.name(), column.type()));
            }
            return group.named(name);
        }
        if (type instanceof ColumnType.ListOf list) {
            return Types.optionalList()
                    .element(field("element", list.element()))
                    .named(name);
        }
        if (type.equals(ColumnType.TEXT_MAP)) {
            return Types.optionalMap()
                    .key(Types.required(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named("key"))
                    .value(text("value"))
                    .named(name);
        }
        if (type.equals(ColumnType.INT32)) {
            return Types.optional(PrimitiveTypeName.INT32).named(name);
        }
        if (type.equals(ColumnType.INT64)) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        }
        return text(name);
    }

    private static Type text(String name) {
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }
}
