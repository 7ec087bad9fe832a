package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.casefile.Definitions;
import io.coldtrail.casefile.DefinitionsFile;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.QuerySession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The names that statements gave, kept in the case where it can be written. Thread-safe. */
final class CaseNames {
    /** What a session is told where the case takes nothing. */
    static final String NOT_KEPT = "The case cannot be written, so this lasts as long as this program runs.";

    private final QuerySession session;
    private final Optional<DefinitionsFile> file;
    private final List<CaseTable> fromOptions;
    private Definitions definitions;

    /**
     * @param file where names are kept; empty to keep them while the program runs
     * @param fromOptions names that the user gave when the session was opened; they stand before others
     */
    CaseNames(QuerySession session, Optional<DefinitionsFile> file, List<CaseTable> fromOptions) {
        this.session = session;
        this.file = file;
        this.fromOptions = List.copyOf(fromOptions);
        this.definitions = file.map(DefinitionsFile::read).orElse(Definitions.NONE);
        apply();
    }

    synchronized Optional<Definition> find(Definition.Kind kind, String name) {
        return definitions.find(kind, name);
    }

    CaseCatalog catalog() {
        return session.catalog();
    }

    /**
     * Changes the names.
     *
     * @return what to tell about how long that lasts
     */
    synchronized List<String> change(UnaryOperator<Definitions> change) {
        Optional<Definitions> kept = file.flatMap(kept1 -> kept1.change(change));
        definitions = kept.orElseGet(() -> change.apply(definitions));
        apply();
        if (kept.isPresent()) {
            return List.of();
        }
        return List.of(file.isPresent() ? NOT_KEPT : "There is no case, so this lasts as long as this program runs.");
    }

    private void apply() {
        session.rename(named(session.catalog(), definitions, fromOptions));
    }

    /** A catalog with the names of a case. A definition that fits no table any more names nothing. */
    static CaseCatalog named(CaseCatalog catalog, Definitions definitions, List<CaseTable> fromOptions) {
        List<CaseTable> tables = new ArrayList<>();
        for (Definition definition : definitions.of(Definition.Kind.TABLE)) {
            if (!isEvidence(catalog, definition.name())) {
                NamedTable.of(definition, catalog).ifPresent(tables::add);
            }
        }
        tables.addAll(fromOptions);
        Map<String, String> views = new LinkedHashMap<>();
        for (Definition definition : definitions.of(Definition.Kind.VIEW)) {
            if (!isEvidence(catalog, definition.name())) {
                views.put(definition.name(), definition.sql());
            }
        }
        fromOptions.forEach(table -> views.remove(table.name()));
        return catalog.withNames(tables, views);
    }

    /** Whether the evidence has a table of the name, which later names do not hide. */
    static boolean isEvidence(CaseCatalog catalog, String name) {
        return catalog.tables().stream().anyMatch(table -> table.name().equals(name));
    }
}
