package io.coldtrail.schema;

/**
 * A column as a query sees it, and where its value comes from.
 *
 * @param name lower case; hidden columns begin with {@code $}
 */
public record ShapeColumn(String name, ColumnType type, Origin origin) {

    /** Where the value of a column comes from. */
    public sealed interface Origin {}

    /** A column of the Parquet file. */
    public record Stored(String column) implements Origin {}

    /** A Hive partition key. */
    public record Key(String key) implements Origin {}

    /** The partition's day as {@code yyyy/MM/dd} text, made from the partition keys. */
    public record SlashedDay() implements Origin {}

    /**
     * The partition's day in another form, made from the partition keys, as the type of the column.
     *
     * @param pattern of {@code yyyy}, {@code MM}, {@code dd} and signs between them
     */
    public record DayAs(String pattern) implements Origin {}

    static ShapeColumn stored(Column column) {
        return new ShapeColumn(column.name(), column.type(), new Stored(column.name()));
    }

    static ShapeColumn key(String key) {
        return new ShapeColumn(key, ColumnType.TEXT, new Key(key));
    }
}
