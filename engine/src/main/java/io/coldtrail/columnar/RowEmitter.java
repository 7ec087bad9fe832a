package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands one row of a batch to Parquet, field by field. */
final class RowEmitter {
    private final RecordConsumer consumer;

    RowEmitter(RecordConsumer consumer) {
        this.consumer = consumer;
    }

    void emit(RecordBatch batch, int row) {
        consumer.startMessage();
        List<Column> schema = batch.schema();
        for (int i = 0; i < schema.size(); i++) {
            emitField(schema.get(i), i, batch.vector(i), row);
        }
        consumer.endMessage();
    }

    private void emitField(Column column, int index, Vector vector, int row) {
        if (vector.isNull(row)) {
            return;
        }
        consumer.startField(column.name(), index);
        emitValue(column.type(), vector, row);
        consumer.endField(column.name(), index);
    }

    private void emitValue(ColumnType type, Vector vector, int row) {
        if (vector instanceof TextVector text) {
            // Parquet copies what it keeps: the bytes are ours and change.
            consumer.addBinary(Binary.fromReusedByteArray(text.bytes(), text.start(row), text.length(row)));
        } else if (vector instanceof NumberVector number) {
            if (type.equals(ColumnType.INT32)) {
                consumer.addInteger(Math.toIntExact(number.value(row)));
            } else {
                consumer.addLong(number.value(row));
            }
        } else if (vector instanceof StructVector struct) {
            emitStruct((ColumnType.Struct) type, struct, row);
        } else if (vector instanceof ListVector list) {
            emitList((ColumnType.ListOf) type, list, row);
        } else if (vector instanceof TextMapVector map) {
            emitMap(map, row);
        }
    }

    private void emitStruct(ColumnType.Struct type, StructVector struct, int row) {
        consumer.startGroup();
        for (int i = 0; i < struct.fieldCount(); i++) {
            emitField(type.fields().get(i), i, struct.field(i), row);
        }
        consumer.endGroup();
    }

    private void emitList(ColumnType.ListOf type, ListVector list, int row) {
        consumer.startGroup();
        if (list.start(row) < list.end(row)) {
            consumer.startField("list", 0);
            Column element = new Column("element", type.element());
            for (int i = list.start(row); i < list.end(row); i++) {
                consumer.startGroup();
                emitField(element, 0, list.elements(), i);
                consumer.endGroup();
            }
            consumer.endField("list", 0);
        }
        consumer.endGroup();
    }

    private void emitMap(TextMapVector map, int row) {
        consumer.startGroup();
        if (map.start(row) < map.end(row)) {
            consumer.startField("key_value", 0);
            for (int i = map.start(row); i < map.end(row); i++) {
                consumer.startGroup();
                emitField(Column.text("key"), 0, map.keys(), i);
                emitField(Column.text("value"), 1, map.values(), i);
                consumer.endGroup();
            }
            consumer.endField("key_value", 0);
        }
        consumer.endGroup();
    }
}
