package io.coldtrail.schema;

import java.util.List;

/**
 * The columns that lead a row back to its evidence. They are stored in every Parquet file under plain names, because
 * Trino keeps names that begin with {@code $} for itself, and stay hidden from {@code SELECT *}.
 */
public final class Provenance {
    /** Object key of the source file: what stands below the root that was ingested. */
    public static final String PATH = "source_path";
    /** Position of the record in its file, from 0. */
    public static final String RECORD = "source_record";
    /** SHA-256 of the source file as stored, in lower-case hex. */
    public static final String SHA256 = "source_sha256";
    /** A JSON object with what no column holds, or NULL. */
    public static final String UNMAPPED = "unmapped_json";

    /** The stored columns, in file order. */
    public static final List<Column> STORED = List.of(
            Column.text(PATH), new Column(RECORD, ColumnType.INT64), Column.text(SHA256), Column.text(UNMAPPED));

    /** The same under the names that SQL uses. */
    public static final List<ShapeColumn> HIDDEN = List.of(
            new ShapeColumn("$path", ColumnType.TEXT, new ShapeColumn.Stored(PATH)),
            new ShapeColumn("$record", ColumnType.INT64, new ShapeColumn.Stored(RECORD)),
            new ShapeColumn("$sha256", ColumnType.TEXT, new ShapeColumn.Stored(SHA256)),
            new ShapeColumn("$unmapped", ColumnType.TEXT, new ShapeColumn.Stored(UNMAPPED)));

    private Provenance() {}
}
