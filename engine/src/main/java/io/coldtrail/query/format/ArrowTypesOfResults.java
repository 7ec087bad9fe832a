package io.coldtrail.query.format;

import io.coldtrail.columnar.ResultType;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Types of results as Arrow's. */
final class ArrowTypesOfResults {
    private static final int DECIMAL_BITS = 128;

    private ArrowTypesOfResults() {}

    static Schema schema(List<ResultType.Field> columns) {
        return new Schema(columns.stream()
                .map(column -> field(column.name(), column.type(), true))
                .toList());
    }

    private static Field field(String name, ResultType type, boolean nullable) {
        if (type instanceof ResultType.RowOf row) {
            List<Field> fields = row.fields().stream()
                    .map(field -> field(field.name(), field.type(), true))
                    .toList();
            return of(name, ArrowType.Struct.INSTANCE, nullable, fields);
        }
        if (type instanceof ResultType.ListOf list) {
            return of(name, ArrowType.List.INSTANCE, nullable, List.of(field("element", list.element(), true)));
        }
        if (type instanceof ResultType.MapOf map) {
            List<Field> entry = List.of(
                    field(MapVector.KEY_NAME, map.key(), false), field(MapVector.VALUE_NAME, map.value(), true));
            Field entries = of(MapVector.DATA_VECTOR_NAME, ArrowType.Struct.INSTANCE, false, entry);
            return of(name, new ArrowType.Map(false), nullable, List.of(entries));
        }
        return of(name, simple(type), nullable, List.of());
    }

    private static ArrowType simple(ResultType type) {
        if (type instanceof ResultType.DecimalOf decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), DECIMAL_BITS);
        }
        if (type instanceof ResultType.InstantIn instant) {
            return new ArrowType.Timestamp(TimeUnit.MICROSECOND, instant.zone());
        }
        return switch ((ResultType.Flat) type) {
            case BOOLEAN -> ArrowType.Bool.INSTANCE;
            case TINYINT -> new ArrowType.Int(Byte.SIZE, true);
            case SMALLINT -> new ArrowType.Int(Short.SIZE, true);
            case INTEGER -> new ArrowType.Int(Integer.SIZE, true);
            case BIGINT -> new ArrowType.Int(Long.SIZE, true);
            case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case TEXT -> ArrowType.Utf8.INSTANCE;
            case BYTES -> ArrowType.Binary.INSTANCE;
            case DAY -> new ArrowType.Date(DateUnit.DAY);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
        };
    }

    private static Field of(String name, ArrowType type, boolean nullable, List<Field> children) {
        return new Field(name, new FieldType(nullable, type, null), children);
    }
}
