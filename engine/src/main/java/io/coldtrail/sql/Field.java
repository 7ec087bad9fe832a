package io.coldtrail.sql;

import org.jspecify.annotations.Nullable;

/**
 * A column of a relation, or a field of a row.
 *
 * @param name lower case; {@code ""} where it has none
 * @param origin the column of a table that this is; null for what a query makes
 * @param spelling how DuckDB's SQL names it where its name would mean something else there; null otherwise
 */
record Field(
        String name,
        SqlType type,
        Visibility visibility,
        @Nullable Origin origin,
        @Nullable String spelling) {

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
        return new Field(name, type, Visibility.VISIBLE, null, null);
    }

    boolean isVisible() {
        return visibility == Visibility.VISIBLE;
    }

    /** The same column of its table under another name. */
    Field renamed(String newName) {
        return new Field(newName, type, visibility, origin, null);
    }

    /** This column, which shows the values of another. */
    Field from(Field source) {
        return new Field(name, type, visibility, source.origin(), spelling);
    }

    /** The same column, which DuckDB's SQL names in this way. */
    Field spelled(String sql) {
        return new Field(name, type, visibility, origin, sql);
    }
}
