package io.coldtrail.schema;

/**
 * A named column, or a field of a struct.
 *
 * @param name lower case
 */
public record Column(String name, ColumnType type) {

    /** A column of text, by far the most common kind. */
    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT);
    }
}
