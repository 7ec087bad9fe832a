package io.coldtrail.sql;

import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths of a table that lie in its files, in the order of its shape, none of them below another. */
final class Leaves {
    private final Set<ColumnPath> read;
    private final Set<ColumnPath> leaves = new LinkedHashSet<>();

    private Leaves(Set<ColumnPath> read) {
        this.read = read;
    }

    /** What is left of the paths without those of partition columns, of hidden columns, and those that others cover. */
    static Set<ColumnPath> of(TableShape shape, Set<ColumnPath> read) {
        Leaves leaves = new Leaves(read);
        for (ShapeColumn column : shape.columns()) {
            leaves.add(new ColumnPath(List.of(column.name())), column.type());
        }
        return Collections.unmodifiableSet(leaves.leaves);
    }

    private void add(ColumnPath path, ColumnType type) {
        if (read.contains(path)) {
            leaves.add(path);
        } else if (type instanceof ColumnType.Struct struct) {
            struct.fields().forEach(field -> add(path.below(List.of(field.name())), field.type()));
        }
    }
}
