package io.coldtrail.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table, or a field below it.
 *
 * @param parts the column as the table's shape names it, then the fields on the way down, in lower case; never empty
 */
public record ColumnPath(List<String> parts) {
    public ColumnPath {
        parts = List.copyOf(parts);
    }

    /** The path of a field of this one. */
    ColumnPath below(List<String> fields) {
        if (fields.isEmpty()) {
            return this;
        }
        List<String> longer = new ArrayList<>(parts);
        longer.addAll(fields);
        return new ColumnPath(longer);
    }

    String column() {
        return parts.get(0);
    }

    /** The parts, joined by dots. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
