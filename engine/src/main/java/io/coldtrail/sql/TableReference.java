package io.coldtrail.sql;

import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A reference to a table while its query is translated: gathers what becomes a {@link TableUse}. */
final class TableReference {
    private final int number;
    private final String name;
    private final TableShape shape;
    private final Set<String> columns = new HashSet<>();
    private final List<String> conditions = new ArrayList<>();
    private final Set<ColumnDemand> demands = new LinkedHashSet<>();

    /** @param number its place among the query's references, from 0 */
    TableReference(int number, String name, TableShape shape) {
        this.number = number;
        this.name = name;
        this.shape = shape;
    }

    int number() {
        return number;
    }

    TableShape shape() {
        return shape;
    }

    boolean isPartition(String column) {
        return shape.partitions().stream().map(ShapeColumn::name).anyMatch(column::equals);
    }

    /** Whether it is neither a partition column nor a hidden one. */
    boolean isInFiles(String column) {
        return shape.columns().stream().map(ShapeColumn::name).anyMatch(column::equals);
    }

    void use(String column) {
        columns.add(column);
    }

    void demand(String condition) {
        conditions.add(condition);
    }

    void demand(ColumnDemand demand) {
        demands.add(demand);
    }

    /** @param read what the query reads of all tables */
    TableUse use(Set<Field.Origin> read) {
        Set<ColumnPath> paths = read.stream()
                .filter(origin -> origin.reference() == number)
                .map(Field.Origin::path)
                .collect(Collectors.toSet());
        return new TableUse(name, shape, columns, paths, new PartitionFilter(conditions), List.copyOf(demands));
    }
}
