package io.coldtrail.query;

import io.coldtrail.lake.BatchSource;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.TableCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of one case: one for each account that has rows, and the tables over all accounts, which exist even when
 * they are empty. Beside them the names that somebody gave: further tables, and views. Immutable.
 */
public final class CaseCatalog implements TableCatalog {
    private final Map<String, CaseTable> tables;
    private final Map<String, CaseTable> given;
    private final Map<String, String> views;

    private CaseCatalog(Map<String, CaseTable> tables, Map<String, CaseTable> given, Map<String, String> views) {
        this.tables = tables;
        this.given = given;
        this.views = views;
    }

    private static CaseCatalog empty() {
        return new CaseCatalog(new LinkedHashMap<>(), Map.of(), Map.of());
    }

    /** The tables over the parts of a snapshot: shapes in the order of {@link TableShape#ALL}, accounts sorted; then verdicts. */
    public static CaseCatalog of(LakeSnapshot snapshot) {
        CaseCatalog catalog = empty();
        for (TableShape fixed : TableShape.ALL) {
            TableShape shape = fixed.withAdded(snapshot.addedColumns(fixed.table()));
            catalog.add(shape, snapshot.accounts(shape.table()), snapshot.of(shape.table()));
        }
        catalog.add(
                TableShape.INTEGRITY,
                List.of(),
                snapshot.verdicts().map(List::of).orElse(List.of()));
        return catalog;
    }

    /** The tables over rows that lie in no lake, in the same order; there are no verdicts. */
    public static CaseCatalog of(BatchSource source) {
        CaseCatalog catalog = empty();
        for (TableShape shape : TableShape.ALL) {
            catalog.add(shape.withAdded(source.addedColumns(shape.table())), source.accounts(shape.table()), List.of());
        }
        catalog.add(TableShape.INTEGRITY, List.of(), List.of());
        return catalog;
    }

    private void add(TableShape shape, List<String> accounts, List<Part> parts) {
        switch (shape.scope()) {
            case ALL_ACCOUNTS -> add(new CaseTable(prefix(shape), shape, Optional.empty(), parts));
            case ONE_ACCOUNT -> {
                for (String account : accounts) {
                    String name = prefix(shape) + "_" + account;
                    add(new CaseTable(name, shape, Optional.of(account), ofAccount(parts, account)));
                }
            }
        }
    }

    private void add(CaseTable table) {
        tables.put(table.name(), table);
    }

    /** These with further names, which stand before tables of the same name. */
    public CaseCatalog withNames(List<CaseTable> further, Map<String, String> newViews) {
        Map<String, CaseTable> named = new TreeMap<>();
        further.forEach(table -> named.put(table.name(), table));
        return new CaseCatalog(tables, named, new TreeMap<>(newViews));
    }

    /** The tables of the evidence, in the order in which they are listed. */
    public List<CaseTable> tables() {
        return List.copyOf(tables.values());
    }

    /** The tables that somebody named, by name. */
    public List<CaseTable> given() {
        return List.copyOf(given.values());
    }

    /** The queries of the views by their names, sorted. */
    public Map<String, String> views() {
        return Collections.unmodifiableMap(views);
    }

    /** Finds a table with its parts, by its lower-case name. */
    public Optional<CaseTable> table(String name) {
        return Optional.ofNullable(given.getOrDefault(name, tables.get(name)));
    }

    @Override
    public Optional<TableShape> find(String name) {
        return table(name).map(CaseTable::shape);
    }

    @Override
    public Optional<String> view(String name) {
        String view = views.get(name);
        return view == null ? InformationSchema.view(name, this) : Optional.of(view);
    }

    @Override
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>(tables.keySet());
        names.addAll(given.keySet());
        names.addAll(views.keySet());
        return List.copyOf(names);
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
