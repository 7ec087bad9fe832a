package io.coldtrail.columnar;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Takes the values of a row as parquet-java assembles it. */
final class RowMaterializer extends RecordMaterializer<RowValues> {
    private final RowValues row;
    private final Root root;

    RowMaterializer(MessageType schema, RowValues row) {
        this.row = row;
        this.root = new Root(schema, row);
    }

    static List<ParquetField> fields(MessageType schema) {
        return schema.getFields().stream()
                .map(type -> new ParquetField(type.getName(), kind(type)))
                .toList();
    }

    @Override
    public RowValues getCurrentRecord() {
        return row;
    }

    @Override
    public GroupConverter getRootConverter() {
        return root;
    }

    private static ParquetField.Kind kind(Type type) {
        if (!type.isPrimitive() || type.isRepetition(Repetition.REPEATED)) {
            return ParquetField.Kind.OTHER;
        }
        PrimitiveType primitive = type.asPrimitiveType();
        PrimitiveTypeName stored = primitive.getPrimitiveTypeName();
        if (ScalarConverter.isText(stored, primitive.getLogicalTypeAnnotation())) {
            return ParquetField.Kind.TEXT;
        }
        if (stored != PrimitiveTypeName.INT32 && stored != PrimitiveTypeName.INT64) {
            return ParquetField.Kind.OTHER;
        }
        if (primitive.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation integer) {
            // The upper half of the unsigned numbers of 64 bits is beyond a long.
            return integer.isSigned() || stored == PrimitiveTypeName.INT32
                    ? ParquetField.Kind.INTEGER
                    : ParquetField.Kind.OTHER;
        }
        return primitive.getLogicalTypeAnnotation() == null ? ParquetField.Kind.INTEGER : ParquetField.Kind.OTHER;
    }

    private static final class Root extends GroupConverter {
        private final RowValues row;
        private final Converter[] fields;

        Root(MessageType schema, RowValues row) {
            this.row = row;
            fields = new Converter[schema.getFieldCount()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = converter(schema.getType(i), i);
            }
        }

        @Override
        public Converter getConverter(int index) {
            return fields[index];
        }

        @Override
        public void start() {
            row.clear();
        }

        @Override
        public void end() {
            // Every field has ended itself.
        }

        private Converter converter(Type type, int field) {
            return switch (kind(type)) {
                case INTEGER -> new NumberConverter(row, field, isUnsigned(type.asPrimitiveType()));
                case TEXT, OTHER -> {
                    if (type.isPrimitive() && !type.isRepetition(Repetition.REPEATED)) {
                        yield new ScalarConverter(type.asPrimitiveType(), new ScalarTarget.Field(row, field));
                    }
                    yield JsonConverters.of(type, row, new TopSlot(row, field, type.isRepetition(Repetition.REPEATED)));
                }
            };
        }

        private static boolean isUnsigned(PrimitiveType type) {
            return type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
        }
    }

    private static final class NumberConverter extends PrimitiveConverter {
        private final RowValues row;
        private final int field;
        private final boolean unsigned;

        NumberConverter(RowValues row, int field, boolean unsigned) {
            this.row = row;
            this.field = field;
            this.unsigned = unsigned;
        }

        @Override
        public void addInt(int value) {
            row.putNumber(field, unsigned ? Integer.toUnsignedLong(value) : value);
        }

        @Override
        public void addLong(long value) {
            row.putNumber(field, value);
        }

        @Override
        public void addBinary(Binary value) {
            throw new IllegalStateException("bytes in a column of numbers");
        }
    }

    /**
     * A nested field of the row itself. The values of a repeated one come in a row; each ends the array, since what comes
     * next may be another field, and is taken back into it by the value that follows.
     */
    private static final class TopSlot implements JsonSlot {
        private final RowValues row;
        private final int field;
        private final boolean repeated;

        TopSlot(RowValues row, int field, boolean repeated) {
            this.row = row;
            this.field = field;
            this.repeated = repeated;
        }

        @Override
        public void open() {
            if (row.isNull(field)) {
                row.beginText(field);
                if (repeated) {
                    row.sink().write('[');
                }
            } else if (repeated && row.end(field) == row.textBytes()) {
                row.sink().truncate(row.textBytes() - 1);
                row.sink().write(',');
            } else {
                throw new IllegalStateException("a field comes twice in a row");
            }
        }

        @Override
        public void close() {
            if (repeated) {
                row.sink().write(']');
            }
            row.endText(field);
        }
    }
}
