package io.coldtrail.query.statement;

import io.coldtrail.query.CaseTable;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.FlowFields;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.statement.TableDefinition;
import io.coldtrail.sql.statement.TableDefinition.DefinedColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A definition of a table over the one table of a catalog that is most like it.
 *
 * @param nearest whose columns most of the definition's are
 * @param columns those of the definition that are there, under its names and in its order
 * @param partitions likewise
 * @param misfits the columns that are not there, or of another kind
 * @param findings where the definition differs and fits all the same
 */
record TableMatch(
        TableShape nearest,
        List<ShapeColumn> columns,
        List<ShapeColumn> partitions,
        List<Finding> misfits,
        List<Finding> findings) {

    /** The nearest of some shapes, at least one. */
    static TableMatch of(TableDefinition definition, List<TableShape> shapes) {
        return shapes.stream()
                .map(shape -> of(definition, shape))
                .max(Comparator.comparingInt(
                                (TableMatch match) -> match.columns().size())
                        .thenComparingLong(match -> match.shared(definition))
                        .thenComparing(Comparator.comparingInt((TableMatch match) -> shapes.indexOf(match.nearest()))
                                .reversed()))
                .orElseThrow();
    }

    private static TableMatch of(TableDefinition definition, TableShape shape) {
        TableMatch match =
                new TableMatch(shape, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        definition.columns().forEach(match::addColumn);
        PartitionColumns keys = new PartitionColumns(definition, shape.table());
        definition.partitions().forEach(column -> match.addPartition(column, keys));
        return match;
    }

    boolean fits() {
        return misfits.isEmpty() && !columns.isEmpty();
    }

    /** The shape that the definition asks for. */
    TableShape shape(KeyLayout layout) {
        TableShape.Scope scope = layout.fixed(KeyLayout.Role.ACCOUNT).isPresent()
                ? TableShape.Scope.ONE_ACCOUNT
                : TableShape.Scope.ALL_ACCOUNTS;
        return new TableShape(nearest.id(), nearest.table(), columns, partitions, scope);
    }

    /** How many names of the definition the shape itself has, partitions included. */
    private long shared(TableDefinition definition) {
        return Stream.concat(definition.columns().stream(), definition.partitions().stream())
                .filter(column -> nearest.visible().stream()
                        .anyMatch(known -> known.name().equals(column.name().text())))
                .count();
    }

    private void addColumn(DefinedColumn column) {
        String name = column.name().text();
        Optional<ShapeColumn> found = find(name);
        if (found.isEmpty()) {
            misfits.add(new Finding("absent column", name, "no log of this kind has it"));
            return;
        }
        if (columns.stream().anyMatch(known -> known.name().equals(name))) {
            misfits.add(new Finding("column named twice", name, "a table has each name once"));
            return;
        }
        ColumnType type = found.get().type();
        if (!HiveTypes.fits(column.type(), type)) {
            misfits.add(new Finding("other type", name, types(column, type)));
            return;
        }
        if (!HiveTypes.same(column.type(), type)) {
            findings.add(new Finding("other type", name, types(column, type)));
        }
        columns.add(new ShapeColumn(name, type, found.get().origin()));
    }

    private static String types(DefinedColumn column, ColumnType type) {
        return column.type().text() + " in the statement, " + type.athenaName() + " here";
    }

    /** A column of this table, under the name that this shape or another one gives it. */
    private Optional<ShapeColumn> find(String name) {
        LakeTable table = nearest.table();
        Optional<ShapeColumn> own = Stream.concat(
                        nearest.columns().stream(),
                        TableShape.ALL.stream()
                                .filter(shape -> shape.table() == table)
                                .flatMap(shape -> shape.columns().stream()))
                .filter(column -> column.name().equals(name))
                .findFirst();
        if (own.isPresent() || table == LakeTable.CLOUDTRAIL || table == LakeTable.CLOUDTRAIL_INSIGHTS) {
            return own;
        }
        String stored = FlowFields.known(table, name);
        return stored == null || stored.equals(name) ? Optional.empty() : find(stored);
    }

    private void addPartition(DefinedColumn column, PartitionColumns keys) {
        Optional<ShapeColumn> found = keys.column(column);
        found.ifPresent(partitions::add);
        if (found.isEmpty()) {
            findings.add(new Finding(
                    "absent partition",
                    column.name().text(),
                    "keys do not tell it here; queries that name it are refused"));
        } else if (found.get().origin() instanceof ShapeColumn.SlashedDay) {
            findings.add(new Finding("partition", column.name().text(), "days as yyyy/MM/dd"));
        }
    }

    /** Where a table that is there differs from a definition of its name. */
    static List<Finding> differences(TableDefinition definition, CaseTable table) {
        List<Finding> findings = new ArrayList<>();
        compare(definition.columns(), table.shape().columns(), "column", findings);
        compare(definition.partitions(), table.shape().partitions(), "partition", findings);
        return findings;
    }

    private static void compare(
            List<DefinedColumn> defined, List<ShapeColumn> there, String kind, List<Finding> findings) {
        List<String> names =
                defined.stream().map(column -> column.name().text()).toList();
        List<String> thereNames = there.stream().map(ShapeColumn::name).toList();
        for (DefinedColumn column : defined) {
            int index = thereNames.indexOf(column.name().text());
            if (index < 0) {
                findings.add(new Finding("absent " + kind, column.name().text(), "the table here does not have it"));
            } else if (!HiveTypes.same(column.type(), there.get(index).type())) {
                findings.add(new Finding(
                        "other type",
                        column.name().text(),
                        types(column, there.get(index).type())));
            }
        }
        List<String> further =
                thereNames.stream().filter(name -> !names.contains(name)).toList();
        if (!further.isEmpty()) {
            findings.add(new Finding("further " + kind, String.join(", ", further), "the statement does not name it"));
        }
        List<String> shared = names.stream().filter(thereNames::contains).toList();
        List<String> sharedThere = thereNames.stream().filter(names::contains).toList();
        if (!shared.equals(sharedThere)) {
            findings.add(new Finding("other order", String.join(", ", sharedThere), "the order here"));
        }
    }
}
