package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of one case: one for each account that has rows, and the tables over all accounts, which exist even when
 * they are empty. Immutable.
 */
public final class CaseCatalog implements TableCatalog {
    private final Map<String, CaseTable> tables;

    private CaseCatalog(Map<String, CaseTable> tables) {
        this.tables = tables;
    }

    /** The tables over the parts of a snapshot: shapes in the order of {@link TableShape#ALL}, accounts sorted. */
    public static CaseCatalog of(LakeSnapshot snapshot) {
        Map<String, CaseTable> tables = new LinkedHashMap<>();
        for (TableShape fixed : TableShape.ALL) {
            TableShape shape = fixed.withAdded(snapshot.addedColumns(fixed.table()));
            List<Part> parts = snapshot.of(shape.table());
            switch (shape.scope()) {
                case ALL_ACCOUNTS -> {
                    String name = prefix(shape);
                    tables.put(name, new CaseTable(name, shape, parts));
                }
                case ONE_ACCOUNT -> {
                    for (String account : snapshot.accounts(shape.table())) {
                        String name = prefix(shape) + "_" + account;
                        tables.put(name, new CaseTable(name, shape, ofAccount(parts, account)));
                    }
                }
            }
        }
        return new CaseCatalog(tables);
    }

    /** All tables, in the order in which they are listed. */
    public List<CaseTable> tables() {
        return List.copyOf(tables.values());
    }

    /** Finds a table with its parts, by its lower-case name. */
    public Optional<CaseTable> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public Optional<TableShape> find(String name) {
        return table(name).map(CaseTable::shape);
    }

    @Override
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /** The table's name up to the account: the shape's id with underscores, without its {@code -account}. */
    private static String prefix(TableShape shape) {
        String id = shape.id().replace('-', '_');
        String suffix = "_account";
        return shape.scope() == TableShape.Scope.ONE_ACCOUNT && id.endsWith(suffix)
                ? id.substring(0, id.length() - suffix.length())
                : id;
    }

    private static List<Part> ofAccount(List<Part> parts, String account) {
        List<Part> mine = new ArrayList<>();
        for (Part part : parts) {
            if (part.partition().account().equals(account)) {
                mine.add(part);
            }
        }
        return mine;
    }
}
