package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.PartitionValues;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.statement.AthenaStatement.AlterTable;
import io.coldtrail.sql.statement.AthenaStatement.CreateTable;
import io.coldtrail.sql.statement.AthenaStatement.Drop;
import io.coldtrail.sql.statement.AthenaStatement.PartitionSpec;
import io.coldtrail.sql.statement.AthenaStatement.RepairTable;
import io.coldtrail.sql.statement.Name;
import io.coldtrail.sql.statement.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hive's statements about tables, answered from the catalog: the evidence is in its tables already. */
final class TableStatements {
    private final CaseNames names;

    TableStatements(CaseNames names) {
        this.names = names;
    }

    /** Rows, and notes beside them. */
    record Told(Translation rows, List<String> notes) {}

    Told create(CreateTable statement, String created) {
        TableDefinition definition = statement.definition();
        Name name = definition.name();
        CaseCatalog catalog = names.catalog();
        if (catalog.view(name.text()).isPresent()) {
            throw StatementProblems.refused(name, "a view is named " + name.text(), "Drop it, or use another name.");
        }
        Optional<CaseTable> there = catalog.table(name.text());
        if (there.isPresent()) {
            List<Finding> findings = new ArrayList<>();
            findings.add(new Finding("exists", "", rows(there.get()) + "; nothing is created"));
            findings.addAll(TableMatch.differences(definition, there.get()));
            return told(name, findings, List.of());
        }
        TableMatch match = NamedTable.match(definition, catalog);
        if (!match.fits()) {
            throw StatementProblems.nothingFits(name, match);
        }
        CaseTable table = NamedTable.of(definition, match, catalog);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "registered",
                "",
                rows(table) + ", of the shape " + match.nearest().id()));
        findings.addAll(match.findings());
        findings.add(place(KeyLayout.of(definition)));
        if (table.parts().isEmpty()) {
            findings.add(new Finding("no rows", "", "the evidence holds " + held(match, catalog)));
        }
        List<String> notes = names.change(
                kept -> kept.with(new Definition(Definition.Kind.TABLE, name.text(), statement.sql(), created)));
        return told(name, findings, notes);
    }

    /** The tables with rows of the same kind. */
    private static String held(TableMatch match, CaseCatalog catalog) {
        String tables = catalog.tables().stream()
                .filter(table -> table.shape().table() == match.nearest().table() && table.rows() > 0)
                .map(CaseTable::name)
                .collect(Collectors.joining(", "));
        return tables.isEmpty() ? "no log of this kind" : tables;
    }

    private static Finding place(KeyLayout layout) {
        List<String> fixed = new ArrayList<>();
        for (KeyLayout.Role role : KeyLayout.Role.values()) {
            layout.fixed(role).ifPresent(fixed::add);
        }
        return new Finding(
                "location",
                "",
                fixed.isEmpty()
                        ? "it names no account, so the rows of all accounts are there"
                        : "only rows below " + String.join("/", fixed) + " are there");
    }

    private static String rows(CaseTable table) {
        return table.rows() + " rows in " + table.partitions() + " partitions";
    }

    private static Told told(Name table, List<Finding> findings, List<String> notes) {
        return told("table_name", table, findings, notes);
    }

    private static Told told(String column, Name table, List<Finding> findings, List<String> notes) {
        Answers answers = Answers.of(column, "finding", "name", "detail");
        findings.forEach(finding -> answers.row(table.text(), finding.word(), finding.name(), finding.detail()));
        return new Told(answers.translation(), notes);
    }

    Told alter(AlterTable statement) {
        CaseTable table = table(statement.table());
        if (statement.partitions().isEmpty()) {
            return told(
                    statement.table(),
                    List.of(new Finding("unchanged", statement.action(), "a table of a case is as its evidence is")),
                    List.of());
        }
        Answers answers = Answers.of("table_name", "finding", "partition")
                .withNumber("rows")
                .withNumber("files");
        for (PartitionSpec spec : statement.partitions()) {
            List<Part> parts = parts(table, spec, statement.table());
            long rows = parts.stream().mapToLong(Part::rows).sum();
            String text = spec.values().entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining("/"));
            answers.row(
                    table.name(), parts.isEmpty() ? "not in the evidence" : "there", text, rows, (long) parts.size());
        }
        return new Told(
                answers.translation(),
                statement.action().equals("ADD PARTITION") ? List.of() : List.of("Nothing was changed."));
    }

    private static List<Part> parts(CaseTable table, PartitionSpec spec, Name named) {
        KeyLayout layout = KeyLayout.of(spec.location().orElse(""));
        List<Part> found = new ArrayList<>(table.parts());
        found.removeIf(part -> !layout.holds(part.partition()));
        spec.values().forEach((name, value) -> {
            ShapeColumn column = table.shape().partitions().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> StatementProblems.refused(
                            named,
                            table.name() + " has no partition column " + name,
                            "It has " + columnNames(table) + "."));
            found.removeIf(
                    part -> !PartitionValues.text(column, part.partition()).equals(Optional.of(value)));
        });
        return found;
    }

    private static String columnNames(CaseTable table) {
        String columns =
                table.shape().partitions().stream().map(ShapeColumn::name).collect(Collectors.joining(", "));
        return columns.isEmpty() ? "none" : columns;
    }

    Told repair(RepairTable statement) {
        CaseTable table = table(statement.table());
        return told(
                statement.table(),
                List.of(new Finding("in order", "", rows(table) + "; every file that was ingested is there")),
                List.of());
    }

    Told drop(Drop statement) {
        Name name = statement.name();
        boolean view = statement.kind() == Drop.Target.VIEW;
        String column = view ? "view_name" : "table_name";
        Definition.Kind kind = view ? Definition.Kind.VIEW : Definition.Kind.TABLE;
        if (names.find(kind, name.text()).isPresent()) {
            List<String> notes = names.change(kept -> kept.without(kind, name.text()));
            return told(column, name, List.of(new Finding("dropped", "", "the name is free; no row is gone")), notes);
        }
        if (!view && names.catalog().table(name.text()).isPresent()) {
            throw StatementProblems.refused(
                    name,
                    "the table " + name.text() + " holds evidence and cannot be dropped",
                    "DROP TABLE lets go of names that CREATE EXTERNAL TABLE gave.");
        }
        if (names.find(view ? Definition.Kind.TABLE : Definition.Kind.VIEW, name.text())
                .isPresent()) {
            throw StatementProblems.refused(
                    name,
                    name.text() + (view ? " is a table" : " is a view"),
                    "Use DROP " + (view ? "TABLE." : "VIEW."));
        }
        if (!statement.ifExists()) {
            throw StatementProblems.unknown(
                    name,
                    view ? "view" : "table",
                    view
                            ? List.copyOf(names.catalog().views().keySet())
                            : names.catalog().names());
        }
        return told(column, name, List.of(new Finding("not there", "", "nothing was dropped")), List.of());
    }

    /** The rows of SHOW PARTITIONS: partitions as Hive writes them, sorted. */
    static List<String> partitions(CaseTable table) {
        return table.parts().stream()
                .map(Part::partition)
                .map(partition -> text(table, partition))
                .distinct()
                .sorted()
                .toList();
    }

    private static String text(CaseTable table, Partition partition) {
        return table.shape().partitions().stream()
                .map(column -> column.name() + "="
                        + PartitionValues.text(column, partition).orElseThrow())
                .collect(Collectors.joining("/"));
    }

    CaseTable table(Name name) {
        return names.catalog()
                .table(name.text())
                .orElseThrow(() ->
                        StatementProblems.unknown(name, "table", names.catalog().names()));
    }
}
