package io.coldtrail.query;

import io.coldtrail.lake.Part;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The DuckDB statements that make a case's table visible: {@code NAME} with the columns of {@code SELECT *}, and
 * {@code NAME$all} with the hidden ones too.
 */
final class ViewSql {
    /** What the view with the hidden columns adds to the table's name. */
    static final String ALL_SUFFIX = "$all";

    /** The lines of {@code docs/format.md}, with the columns of provenance that every stored table has. */
    private static final String VERDICTS = """
            (SELECT path, sha256, kind, verdict, reason, path AS source_path, row_number() OVER () - 1 AS source_record, \
            sha256 AS source_sha256, NULL::VARCHAR AS unmapped_json \
            FROM read_json(%s, format = 'newline_delimited', columns = {type: 'VARCHAR', path: 'VARCHAR', \
            sha256: 'VARCHAR', kind: 'VARCHAR', verdict: 'VARCHAR', reason: 'VARCHAR'}) WHERE type = 'standing')""";

    private final Path caseFolder;
    private final CaseTable table;
    private final boolean keysFromFileName;
    private final Set<String> addedColumns;
    private final Set<String> storedColumns;

    /** A table of DuckDB's with rows to leave out; empty where all are shown. */
    private final Optional<String> leftOut;

    private ViewSql(Path caseFolder, CaseTable table, Optional<String> leftOut) {
        this.caseFolder = caseFolder;
        this.leftOut = leftOut;
        this.table = table;
        this.keysFromFileName = hidesKeys(caseFolder, table.shape().table());
        this.addedColumns = table.parts().stream()
                .flatMap(part -> part.addedColumns().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.storedColumns = table.shape().table().storedColumns(List.copyOf(addedColumns)).stream()
                .map(Column::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The statements for one table, to be run in order.
     *
     * @param leftOut a table of DuckDB's that {@link DistinctEvents} made, with rows to leave out
     */
    static List<String> of(Path caseFolder, CaseTable table, Optional<String> leftOut) {
        return new ViewSql(caseFolder, table, leftOut).statements();
    }

    /** The files of a table as a list in DuckDB's SQL, in evidence order. */
    static String files(Path caseFolder, CaseTable table) {
        return table.parts().stream()
                .map(part -> literal(path(caseFolder, part)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> statements() {
        String all = identifier(table.name() + ALL_SUFFIX);
        String columns = table.shape()
                .all()
                .map(column -> expression(column) + " AS " + identifier(column.name()))
                .collect(Collectors.joining(", "));
        String visible = table.shape().visible().stream()
                .map(column -> identifier(column.name()))
                .collect(Collectors.joining(", "));
        return List.of(
                "CREATE TEMP VIEW " + all + " AS SELECT " + columns + " FROM " + source(),
                "CREATE TEMP VIEW " + identifier(table.name()) + " AS SELECT " + visible + " FROM " + all);
    }

    private String source() {
        if (table.parts().isEmpty()) {
            return emptySource();
        }
        String files = files(caseFolder, table);
        if (table.shape().table() == LakeTable.INTEGRITY) {
            return VERDICTS.formatted(files);
        }
        if (keysFromFileName) {
            return "read_parquet(" + files + ", hive_partitioning = false, filename = true" + rows() + byName() + ")"
                    + onlyFirst();
        }
        String types = table.shape().table().partitionKeys().contains("date") ? ", hive_types = {'date': DATE}" : "";
        return "read_parquet(" + files + ", hive_partitioning = true, hive_types_autocast = false" + types
                + (leftOut.isPresent() ? ", filename = true" : "") + rows() + byName() + ")" + onlyFirst();
    }

    private String rows() {
        return leftOut.isPresent() ? ", file_row_number = true" : "";
    }

    private String onlyFirst() {
        return leftOut.map(DistinctEvents::without).orElse("");
    }

    /** DuckDB opens every file to unite their columns, so it is asked to only where columns differ. */
    private String byName() {
        return addedColumns.isEmpty() ? "" : ", union_by_name = true";
    }

    private String emptySource() {
        LakeTable stored = table.shape().table();
        Stream<String> columns = stored.storedColumns().stream()
                .map(column -> "NULL::" + typeName(column.type()) + " AS " + identifier(column.name()));
        Stream<String> keys = stored.partitionKeys().stream()
                .map(key -> "NULL::" + (key.equals("date") ? "DATE" : "VARCHAR") + " AS " + identifier(key));
        return Stream.concat(columns, keys).collect(Collectors.joining(", ", "(SELECT ", " WHERE false)"));
    }

    private String expression(ShapeColumn column) {
        if (column.origin() instanceof ShapeColumn.Stored stored) {
            // A column that other accounts' evidence has brought.
            return storedColumns.contains(stored.column()) ? identifier(stored.column()) : "NULL::VARCHAR";
        }
        if (column.origin() instanceof ShapeColumn.Key key) {
            return key(key.key());
        }
        return day(column, table.shape().table(), this::key);
    }

    /** A column that tells the partition's day, given the expression for each of {@link #dayKeys}. */
    static String day(ShapeColumn column, LakeTable table, UnaryOperator<String> key) {
        if (!(column.origin() instanceof ShapeColumn.DayAs form)) {
            return slashedDay(table, key);
        }
        List<String> keys = dayKeys(table);
        String text = keys.size() == 1
                ? "strftime(" + key.apply(keys.get(0)) + ", "
                        + literal(form.pattern()
                                .replace("yyyy", "%Y")
                                .replace("MM", "%m")
                                .replace("dd", "%d"))
                        + ")"
                : "replace(replace(replace(" + literal(form.pattern()) + ", 'yyyy', " + key.apply("year") + "), 'MM', "
                        + key.apply("month") + "), 'dd', " + key.apply("day") + ")";
        return column.type() instanceof ColumnType.Text
                ? text
                : "CAST(" + text + " AS " + typeName(column.type()) + ")";
    }

    /** The partition keys that tell the day. */
    static List<String> dayKeys(LakeTable table) {
        return table.partitionKeys().contains("date") ? List.of("date") : List.of("year", "month", "day");
    }

    /** The day as {@code yyyy/MM/dd}, given the expression for each of {@link #dayKeys}. */
    static String slashedDay(LakeTable table, UnaryOperator<String> key) {
        List<String> keys = dayKeys(table);
        return keys.size() == 1
                ? "strftime(" + key.apply(keys.get(0)) + ", '%Y/%m/%d')"
                : keys.stream().map(key).collect(Collectors.joining(" || '/' || "));
    }

    private String key(String key) {
        if (!keysFromFileName || table.parts().isEmpty()) {
            return identifier(key);
        }
        String value = "regexp_extract(filename, '.*/" + key + "=([^/]+)/', 1)";
        return key.equals("date") ? "CAST(" + value + " AS DATE)" : value;
    }

    /** DuckDB takes a path with {@code *}, {@code ?} or {@code [} as it stands when such a file exists. */
    private static String path(Path caseFolder, Part part) {
        return caseFolder.resolve(part.path()).toString();
    }

    /**
     * Whether the folders above the case look like partitions of the same names. DuckDB would believe those, so the keys
     * must then be cut from the file's name.
     */
    private static boolean hidesKeys(Path caseFolder, LakeTable table) {
        for (Path name : caseFolder) {
            for (String key : table.partitionKeys()) {
                if (name.toString().startsWith(key + "=")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The type as DuckDB writes it. */
    static String typeName(ColumnType type) {
        if (type instanceof ColumnType.Int32) {
            return "INTEGER";
        }
        if (type instanceof ColumnType.Int64) {
            return "BIGINT";
        }
        if (type instanceof ColumnType.Day) {
            return "DATE";
        }
        if (type instanceof ColumnType.TextMap) {
            return "MAP(VARCHAR, VARCHAR)";
        }
        if (type instanceof ColumnType.ListOf list) {
            return typeName(list.element()) + "[]";
        }
        if (type instanceof ColumnType.Struct struct) {
            return struct.fields().stream()
                    .map((Column field) -> identifier(field.name()) + " " + typeName(field.type()))
                    .collect(Collectors.joining(", ", "STRUCT(", ")"));
        }
        return "VARCHAR";
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
