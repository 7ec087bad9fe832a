package io.coldtrail.query;

import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a Trino the tables of a case: external tables over the same Parquet files, and a view for each shape. */
final class TrinoLake {
    private final TrinoClient trino;
    private final String schema;
    private final Path caseFolder;

    private TrinoLake(TrinoClient trino, String schema, Path caseFolder) {
        this.trino = trino;
        this.schema = schema;
        this.caseFolder = caseFolder;
    }

    /** Makes the tables anew. */
    static void create(TrinoClient trino, String schema, Path caseFolder, CaseCatalog catalog)
            throws IOException, InterruptedException {
        TrinoLake lake = new TrinoLake(trino, schema, caseFolder);
        lake.run("CREATE SCHEMA IF NOT EXISTS hive." + schema);
        for (CaseTable table : catalog.tables()) {
            lake.run("DROP VIEW IF EXISTS " + lake.name(table.name()));
        }
        for (LakeTable table : LakeTable.values()) {
            if (Files.isDirectory(lake.folder(table))) {
                lake.base(table);
            }
        }
        for (CaseTable table : catalog.tables()) {
            if (Files.isDirectory(lake.folder(table.shape().table()))) {
                lake.view(table);
            }
        }
    }

    private Path folder(LakeTable table) {
        return caseFolder.resolve("lake").resolve(table.folder());
    }

    private void base(LakeTable table) throws IOException, InterruptedException {
        String name = baseName(table);
        run("DROP TABLE IF EXISTS " + name(name));
        String columns = table.storedColumns().stream()
                .map(column -> '"' + column.name() + "\" " + type(column.type()))
                .collect(Collectors.joining(", "));
        String keys = table.partitionKeys().stream()
                .map(key -> '"' + key + "\" " + (key.equals("date") ? "date" : "varchar"))
                .collect(Collectors.joining(", "));
        String quoted =
                table.partitionKeys().stream().map(key -> "'" + key + "'").collect(Collectors.joining(", "));
        run("CREATE TABLE " + name(name) + " (" + columns + ", " + keys + ") WITH (external_location = 'local://"
                + folder(table) + "', format = 'PARQUET', partitioned_by = ARRAY[" + quoted + "])");
        run("CALL hive.system.sync_partition_metadata('" + schema + "', '" + name + "', 'FULL')");
    }

    private void view(CaseTable table) throws IOException, InterruptedException {
        LakeTable lake = table.shape().table();
        String columns = table.shape().visible().stream()
                .map(column -> expression(column, lake) + " AS \"" + column.name() + '"')
                .collect(Collectors.joining(", "));
        String where = table.account()
                .map(account -> " WHERE account = '" + account + "'")
                .orElse("");
        run("CREATE VIEW " + name(table.name()) + " AS SELECT " + columns + " FROM " + name(baseName(lake)) + where);
    }

    private static String expression(ShapeColumn column, LakeTable lake) {
        if (column.origin() instanceof ShapeColumn.Stored stored) {
            return '"' + stored.column() + '"';
        }
        if (column.origin() instanceof ShapeColumn.Key key) {
            return '"' + key.key() + '"';
        }
        return lake.partitionKeys().contains("date")
                ? "date_format(\"date\", '%Y/%m/%d')"
                : Stream.of("year", "month", "day").collect(Collectors.joining(" || '/' || "));
    }

    private static String type(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream()
                    .map((Column field) -> '"' + field.name() + "\" " + type(field.type()))
                    .collect(Collectors.joining(", ", "row(", ")"));
        }
        if (type instanceof ColumnType.ListOf list) {
            return "array(" + type(list.element()) + ")";
        }
        if (type instanceof ColumnType.TextMap) {
            return "map(varchar, varchar)";
        }
        if (type instanceof ColumnType.Int32) {
            return "integer";
        }
        if (type instanceof ColumnType.Int64) {
            return "bigint";
        }
        return type instanceof ColumnType.Day ? "date" : "varchar";
    }

    private static String baseName(LakeTable table) {
        return "base_" + table.folder();
    }

    private String name(String table) {
        return "hive." + schema + ".\"" + table + '"';
    }

    private void run(String sql) throws IOException, InterruptedException {
        String error = trino.run(sql).error();
        if (!error.isEmpty()) {
            throw new IllegalStateException(error + ": " + sql);
        }
    }
}
