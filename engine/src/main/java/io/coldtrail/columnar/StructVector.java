package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;

/** A column of structs: one vector for each field, all of the same length. */
public final class StructVector extends Vector {
    private final List<Vector> fields;
    private boolean staged;

    StructVector(ColumnType.Struct type) {
        fields = type.fields().stream().map(Column::type).map(Vector::of).toList();
    }

    /** Makes the row being built a struct, whatever of its fields is staged. */
    public void stage() {
        staged = true;
    }

    public Vector field(int index) {
        return fields.get(index);
    }

    public int fieldCount() {
        return fields.size();
    }

    @Override
    public boolean isStaged() {
        return staged;
    }

    @Override
    public void commitRow() {
        for (Vector field : fields) {
            field.commitRow();
        }
        addRow(staged ? Presence.VALUE : Presence.NULL);
        staged = false;
    }

    @Override
    public void discardRow() {
        for (Vector field : fields) {
            field.discardRow();
        }
        staged = false;
    }

    @Override
    void truncate(int newRows) {
        for (Vector field : fields) {
            field.truncate(newRows);
        }
        dropRows(newRows);
        staged = false;
    }

    @Override
    long dataBytes() {
        return fields.stream().mapToLong(Vector::dataBytes).sum() + rows();
    }
}
