package io.coldtrail.query;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;

/** A column that is copied out of batches: one that they hold, or one of their partition. */
sealed interface LoadColumn {

    /** Stored columns and partition keys never share a name. */
    String name();

    ColumnType type();

    /** A column of the batches. */
    record Stored(Column column) implements LoadColumn {
        @Override
        public String name() {
            return column.name();
        }

        @Override
        public ColumnType type() {
            return column.type();
        }
    }

    /** A partition key: a day where it is called {@code date}, and text otherwise. */
    record Key(String name) implements LoadColumn {
        @Override
        public ColumnType type() {
            return name.equals("date") ? ColumnType.DAY : ColumnType.TEXT;
        }
    }
}
