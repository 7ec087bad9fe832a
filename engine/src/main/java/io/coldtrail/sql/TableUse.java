package io.coldtrail.sql;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A reference of a query to a table of the catalog.
 *
 * @param name as the catalog knows it, in lower case
 * @param columns the columns that the query uses through this reference, as the shape names and orders them; all that
 *     are visible where a star shows them
 * @param leaves what Athena reads of the table's files through this reference: columns and fields of them, as the shape
 *     orders them, none below another. A path of a row stands for all below it; arrays and maps are read whole. Partition
 *     columns and hidden columns are none, and what only subqueries name whose columns nothing uses is left out. Where
 *     it is not clear which fields are read it is the whole row, so that this may be more than is read, never less
 * @param partitions which partitions can hold a row that counts
 * @param demands which values a row that counts can have; each says something for itself
 */
public record TableUse(
        String name,
        TableShape shape,
        Set<String> columns,
        Set<ColumnPath> leaves,
        PartitionFilter partitions,
        List<ColumnDemand> demands) {
    public TableUse {
        columns = inOrder(shape, columns);
        leaves = Leaves.of(shape, leaves);
        demands = List.copyOf(demands);
    }

    /** A use of all that is visible, in all partitions. */
    public static TableUse whole(String name, TableShape shape) {
        Set<String> visible = shape.visible().stream().map(ShapeColumn::name).collect(Collectors.toSet());
        return whole(name, shape, visible);
    }

    /** A use of all of some columns, in all partitions. */
    public static TableUse whole(String name, TableShape shape, Set<String> columns) {
        Set<ColumnPath> leaves =
                columns.stream().map(column -> new ColumnPath(List.of(column))).collect(Collectors.toSet());
        return new TableUse(name, shape, columns, leaves, PartitionFilter.NONE, List.of());
    }

    /** The same reference with other leaves. */
    public TableUse withLeaves(Set<ColumnPath> others) {
        return new TableUse(name, shape, columns, others, partitions, demands);
    }

    private static Set<String> inOrder(TableShape shape, Collection<String> columns) {
        Set<String> ordered = new LinkedHashSet<>();
        shape.all().map(ShapeColumn::name).filter(columns::contains).forEach(ordered::add);
        return Collections.unmodifiableSet(ordered);
    }
}
