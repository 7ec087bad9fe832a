package io.coldtrail.columnar;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import java.util.List;

/** A column of structs: one vector for each field, all of the same length. */
public final class StructVector extends Vector {
    private final List<Vector> fields;

    StructVector(ColumnType.Struct type) {
        fields = type.fields().stream().map(Column::type).map(Vector::of).toList();
    }

    /** Makes the row being built a struct, whatever of its fields is staged. */
    public void stage() {
        markStaged();
    }

    public Vector field(int index) {
        return fields.get(index);
    }

    public int fieldCount() {
        return fields.size();
    }

    /** Ends the row being built of every field, of a struct that is NULL too. */
    void commitFields() {
        for (Vector field : fields) {
            field.commitRow();
        }
    }

    @Override
    void commitValue() {
        // All that a struct holds is in its fields.
    }

    @Override
    void forget() {
        for (Vector field : fields) {
            field.truncate(rows());
        }
    }

    @Override
    long dataBytes() {
        return fields.stream().mapToLong(Vector::dataBytes).sum() + rows();
    }
}
