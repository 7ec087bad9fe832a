package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.lake.Part;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.statement.AthenaStatement.CreateTable;
import io.coldtrail.sql.statement.StatementParser;
import io.coldtrail.sql.statement.TableDefinition;
import java.util.List;
import java.util.Optional;

/** Tables that a {@code CREATE EXTERNAL TABLE} or an option made of the tables of the evidence. */
final class NamedTable {
    private static final System.Logger LOG = System.getLogger(NamedTable.class.getName());

    private NamedTable() {}

    /** The table of a definition that a case keeps; empty where it cannot be made any more. */
    static Optional<CaseTable> of(Definition definition, CaseCatalog catalog) {
        try {
            if (StatementParser.parse(definition.sql()) instanceof CreateTable create) {
                TableMatch match = match(create.definition(), catalog);
                return match.fits() ? Optional.of(of(create.definition(), match, catalog)) : Optional.empty();
            }
        } catch (ColdtrailException e) {
            LOG.log(System.Logger.Level.DEBUG, "the table " + definition.name() + " cannot be made", e);
        }
        return Optional.empty();
    }

    /** What a definition is most like. */
    static TableMatch match(TableDefinition definition, CaseCatalog catalog) {
        return TableMatch.of(
                definition,
                TableShape.ALL.stream().map(shape -> withAdded(shape, catalog)).toList());
    }

    /** The table, which holds the rows that its place in S3 would. */
    static CaseTable of(TableDefinition definition, TableMatch match, CaseCatalog catalog) {
        KeyLayout layout = KeyLayout.of(definition);
        List<Part> parts = all(match.nearest(), catalog).parts().stream()
                .filter(part -> layout.holds(part.partition()))
                .toList();
        return new CaseTable(
                definition.name().text(), match.shape(layout), layout.fixed(KeyLayout.Role.ACCOUNT), parts);
    }

    /** The table over all accounts with the same rows as a shape. */
    private static CaseTable all(TableShape shape, CaseCatalog catalog) {
        return catalog.tables().stream()
                .filter(table -> table.shape().table() == shape.table())
                .filter(table -> table.shape().scope() == TableShape.Scope.ALL_ACCOUNTS)
                .findFirst()
                .orElseThrow();
    }

    /** The shape as the catalog has it, with the columns that the evidence brought. */
    private static TableShape withAdded(TableShape shape, CaseCatalog catalog) {
        TableShape all = all(shape, catalog).shape();
        TableShape plain = TableShape.ALL.stream()
                .filter(fixed -> fixed.id().equals(all.id()))
                .findFirst()
                .orElseThrow();
        List<String> added = all
                .columns()
                .subList(plain.columns().size(), all.columns().size())
                .stream()
                .map(column -> column.name())
                .toList();
        return shape.withAdded(added);
    }
}
