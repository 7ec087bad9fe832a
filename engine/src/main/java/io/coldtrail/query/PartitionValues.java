package io.coldtrail.query;

import io.coldtrail.lake.Partition;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import java.util.Optional;

/** What the partition columns of a table say of a partition. */
public final class PartitionValues {
    private PartitionValues() {}

    /** The value of a column as text; empty where the column is no partition column. */
    public static Optional<String> text(ShapeColumn column, Partition partition) {
        if (column.origin() instanceof ShapeColumn.Key key) {
            return Optional.of(partition.value(key.key()));
        }
        if (column.origin() instanceof ShapeColumn.SlashedDay) {
            return Optional.of(partition.day().replace('-', '/'));
        }
        if (column.origin() instanceof ShapeColumn.DayAs form) {
            String text = form.pattern()
                    .replace("yyyy", partition.value("year"))
                    .replace("MM", partition.value("month"))
                    .replace("dd", partition.value("day"));
            return Optional.of(
                    column.type() instanceof ColumnType.Int32 ? Integer.toString(Integer.parseInt(text)) : text);
        }
        return Optional.empty();
    }
}
