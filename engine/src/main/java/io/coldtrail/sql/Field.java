package io.coldtrail.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation, or a field of a row.
 *
 * @param name lower case; {@code ""} where it has none
 * @param origins the columns of tables that this is, more than one behind a UNION; none for what a query makes
 * @param spelling how DuckDB's SQL names it where its name would mean something else there; null otherwise
 */
record Field(
        String name,
        SqlType type,
        Visibility visibility,
        List<Origin> origins,
        @Nullable String spelling) {

    Field {
        origins = List.copyOf(origins);
    }

    /** Whether {@code SELECT *} shows the column. */
    enum Visibility {
        VISIBLE,
        HIDDEN
    }

    /**
     * A column of a table of the catalog.
     *
     * @param reference which of the query's references to tables, from 0
     * @param column as the table's shape names it
     */
    record Origin(int reference, String column) {}

    /** A column that a query makes. */
    static Field visible(String name, SqlType type) {
        return new Field(name, type, Visibility.VISIBLE, List.of(), null);
    }

    boolean isVisible() {
        return visibility == Visibility.VISIBLE;
    }

    /** The same column of its table under another name. */
    Field renamed(String newName) {
        return new Field(newName, type, visibility, origins, null);
    }

    /** This column, which shows the values of another. */
    Field from(Field source) {
        return new Field(name, type, visibility, source.origins(), spelling);
    }

    /** This column, which shows the values of either of two others. */
    Field from(Field first, Field second) {
        List<Origin> both = new ArrayList<>(first.origins());
        both.addAll(second.origins());
        return new Field(name, type, visibility, both, spelling);
    }

    /** The column of one reference that this is. */
    Optional<Origin> origin(int reference) {
        List<Origin> found = origins.stream()
                .filter(origin -> origin.reference() == reference)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The same column, which DuckDB's SQL names in this way. */
    Field spelled(String sql) {
        return new Field(name, type, visibility, origins, sql);
    }
}
