package io.coldtrail.query;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Our columns as Arrow describes them. */
final class ArrowTypes {
    private ArrowTypes() {}

    static Schema schema(List<LoadColumn> columns) {
        return new Schema(columns.stream()
                .map(column -> field(column.name(), column.type()))
                .toList());
    }

    private static Field field(String name, ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            List<Field> fields = struct.fields().stream()
                    .map((Column field) -> field(field.name(), field.type()))
                    .toList();
            return nullable(name, ArrowType.Struct.INSTANCE, fields);
        }
        if (type instanceof ColumnType.ListOf list) {
            return nullable(name, ArrowType.List.INSTANCE, List.of(field("element", list.element())));
        }
        if (type instanceof ColumnType.TextMap) {
            Field key = new Field(MapVector.KEY_NAME, FieldType.notNullable(ArrowType.Utf8.INSTANCE), List.of());
            Field value = nullable(MapVector.VALUE_NAME, ArrowType.Utf8.INSTANCE, List.of());
            FieldType entry = FieldType.notNullable(ArrowType.Struct.INSTANCE);
            Field entries = new Field(MapVector.DATA_VECTOR_NAME, entry, List.of(key, value));
            return nullable(name, new ArrowType.Map(false), List.of(entries));
        }
        return nullable(name, simple(type), List.of());
    }

    private static ArrowType simple(ColumnType type) {
        if (type instanceof ColumnType.Int32) {
            return new ArrowType.Int(Integer.SIZE, true);
        }
        if (type instanceof ColumnType.Int64) {
            return new ArrowType.Int(Long.SIZE, true);
        }
        return type instanceof ColumnType.Day ? new ArrowType.Date(DateUnit.DAY) : ArrowType.Utf8.INSTANCE;
    }

    private static Field nullable(String name, ArrowType type, List<Field> children) {
        return new Field(name, FieldType.nullable(type), children);
    }
}
