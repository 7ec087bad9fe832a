package io.coldtrail.sql;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reference of a query to a table of the catalog.
 *
 * @param name as the catalog knows it, in lower case
 * @param columns the columns that the query uses through this reference, as the shape names and orders them; all that
 *     are visible where a star shows them
 * @param partitions which partitions can hold a row that counts
 */
public record TableUse(String name, TableShape shape, Set<String> columns, PartitionFilter partitions) {
    public TableUse {
        columns = inOrder(shape, columns);
    }

    /** A use of all that is visible, in all partitions. */
    public static TableUse whole(String name, TableShape shape) {
        Set<String> visible = shape.visible().stream().map(ShapeColumn::name).collect(Collectors.toSet());
        return new TableUse(name, shape, visible, PartitionFilter.NONE);
    }

    private static Set<String> inOrder(TableShape shape, Collection<String> columns) {
        Set<String> ordered = new LinkedHashSet<>();
        shape.all().map(ShapeColumn::name).filter(columns::contains).forEach(ordered::add);
        return Collections.unmodifiableSet(ordered);
    }
}
