package io.coldtrail.sql.lint;

import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of names of columns across the shapes of tables. */
final class ColumnNames {
    private ColumnNames() {}

    /** Whether any shape has a column of this name, which is in lower case. */
    static boolean anyHas(String name) {
        return TableShape.ALL.stream().anyMatch(shape -> column(shape, name).isPresent());
    }

    /** The name in a shape of what another shape of the same data calls by this name. */
    static Optional<Translated> fromOtherShape(String name, TableShape shape) {
        for (TableShape other : TableShape.ALL) {
            Optional<ShapeColumn> column = column(other, name);
            if (other.table() == shape.table() && column.isPresent()) {
                Optional<String> here = shape.visible().stream()
                        .filter(candidate ->
                                candidate.origin().equals(column.get().origin()))
                        .map(ShapeColumn::name)
                        .findFirst();
                if (here.isPresent()) {
                    return Optional.of(new Translated(here.get(), other));
                }
            }
        }
        return Optional.empty();
    }

    /** A name in one shape for what stands in another. */
    record Translated(String name, TableShape from) {}

    /** A shape of other data that has the column. */
    static Optional<TableShape> otherTable(String name, TableShape shape) {
        return TableShape.ALL.stream()
                .filter(other -> other.table() != shape.table())
                .filter(other -> column(other, name).isPresent())
                .findFirst();
    }

    /** The dotted names of fields of rows that end in a name, the shallowest first. */
    static List<String> fields(String name, TableShape shape) {
        List<String> found = new ArrayList<>();
        List<Level> level = new ArrayList<>();
        shape.visible().forEach(column -> level.add(new Level(column.name(), column.type())));
        List<Level> here = level;
        while (!here.isEmpty() && found.isEmpty()) {
            List<Level> below = new ArrayList<>();
            for (Level parent : here) {
                if (parent.type() instanceof ColumnType.Struct struct) {
                    struct.fields().forEach(field -> {
                        String path = parent.path() + "." + field.name();
                        below.add(new Level(path, field.type()));
                        if (field.name().equals(name)) {
                            found.add(path);
                        }
                    });
                }
            }
            here = below;
        }
        return found;
    }

    private record Level(String path, ColumnType type) {}

    private static Optional<ShapeColumn> column(TableShape shape, String name) {
        return shape.visible().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}
