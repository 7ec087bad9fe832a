package io.coldtrail.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation, or a field of a row.
 *
 * @param name lower case; {@code ""} where it has none
 * @param origins the columns of tables, or fields of them, that this is, more than one behind a UNION; none for what a
 *     query makes
 * @param made what must be read to make it, beside its origins
 * @param spelling how DuckDB's SQL names it where its name would mean something else there; null otherwise
 */
record Field(
        String name,
        SqlType type,
        Visibility visibility,
        List<Origin> origins,
        List<Reads> made,
        @Nullable String spelling) {

    Field {
        origins = List.copyOf(origins);
        made = List.copyOf(made);
    }

    /** Whether {@code SELECT *} shows the column. */
    enum Visibility {
        VISIBLE,
        HIDDEN
    }

    /**
     * A column of a table of the catalog, or a field of it.
     *
     * @param reference which of the query's references to tables, from 0
     */
    record Origin(int reference, ColumnPath path) {
        Origin below(List<String> fields) {
            return new Origin(reference, path.below(fields));
        }
    }

    /** A column that a query makes. */
    static Field visible(String name, SqlType type) {
        return new Field(name, type, Visibility.VISIBLE, List.of(), List.of(), null);
    }

    boolean isVisible() {
        return visibility == Visibility.VISIBLE;
    }

    /** The same column of its table under another name. */
    Field renamed(String newName) {
        return new Field(newName, type, visibility, origins, made, null);
    }

    /** This column, which shows the values of another. */
    Field from(Field source) {
        return from(source, List.of());
    }

    /**
     * This column, which shows the values of a field of another.
     *
     * @param fields the way down to it; none for the column itself
     */
    Field from(Field source, List<String> fields) {
        List<Origin> below =
                source.origins().stream().map(origin -> origin.below(fields)).toList();
        return new Field(name, type, visibility, below, source.made(), spelling);
    }

    /** This column, which an expression makes that needs these reads. */
    Field made(Reads reads) {
        return new Field(name, type, visibility, List.of(), List.of(reads), spelling);
    }

    /** This column, which shows the values of either of two others. */
    Field from(Field first, Field second) {
        return new Field(
                name,
                type,
                visibility,
                both(first.origins(), second.origins()),
                both(first.made(), second.made()),
                spelling);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
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
        return new Field(name, type, visibility, origins, made, sql);
    }
}
