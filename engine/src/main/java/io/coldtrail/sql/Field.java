package io.coldtrail.sql;

/**
 * A column of a relation, or a field of a row.
 *
 * @param name lower case; {@code ""} where it has none
 */
record Field(String name, SqlType type, Visibility visibility) {

    /** Whether {@code SELECT *} shows the column. */
    enum Visibility {
        VISIBLE,
        HIDDEN
    }

    static Field visible(String name, SqlType type) {
        return new Field(name, type, Visibility.VISIBLE);
    }

    boolean isVisible() {
        return visibility == Visibility.VISIBLE;
    }
}
