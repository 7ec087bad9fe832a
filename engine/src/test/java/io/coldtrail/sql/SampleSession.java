package io.coldtrail.sql;

import io.coldtrail.query.AthenaRuntime;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.ColumnType;
import io.coldtrail.schema.LakeTable;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;

/** A DuckDB session with the views that the translator counts on, over a few rows written down here. */
public final class SampleSession implements AutoCloseable {
    public static final Instant AS_OF = Instant.parse("2024-01-06T12:00:00Z");

    private static final Map<String, TableShape> TABLES = tables();

    public static final TableCatalog CATALOG = new TableCatalog() {
        @Override
        public Optional<TableShape> find(String name) {
            return Optional.ofNullable(TABLES.get(name));
        }

        @Override
        public List<String> names() {
            return List.copyOf(TABLES.keySet());
        }
    };

    /** Each row as values in DuckDB's SQL by column; the others are NULL. */
    private static final List<Map<String, String>> EVENTS = List.of(
            Map.of(
                    "eventtime", "'2024-01-05T10:00:00Z'",
                    "eventname", "'ListBuckets'",
                    "eventsource", "'s3.amazonaws.com'",
                    "errorcode", "'AccessDenied'",
                    "useridentity.type", "'Root'",
                    "useridentity.arn", "'arn:b'",
                    "requestparameters", "'{\"bucketName\":\"x\",\"n\":1}'",
                    "resources", "[{'arn': 'r1', 'accountid': NULL, 'type': 't'}]",
                    "$path", "'p1'",
                    "$record", "0"),
            Map.of(
                    "eventtime", "'2024-01-05T11:30:00Z'",
                    "eventname", "'RunInstances'",
                    "eventsource", "'ec2.amazonaws.com'",
                    "useridentity.type", "'IAMUser'",
                    "useridentity.arn", "'arn:a'",
                    "requestparameters", "'not json'",
                    "resources",
                            "[{'arn': 'r2', 'accountid': NULL, 'type': 't'},"
                                    + " {'arn': 'r3', 'accountid': NULL, 'type': 't'}]",
                    "$path", "'p2'",
                    "$record", "0"),
            Map.of(
                    "eventtime",
                    "'2024-01-05T12:00:00Z'",
                    "eventname",
                    "'ListBuckets'",
                    "$path",
                    "'p2'",
                    "$record",
                    "1"));

    private static final List<Map<String, String>> FLOWS = List.of(
            flow(0, "10.0.0.1", 443, 3, 9_000_000_000_000_000_000L, 100),
            flow(1, "10.0.0.1", 22, 4, 1, 200),
            flow(2, "10.0.0.2", 22, 7, 2, 300));

    private final DuckDBConnection connection;

    public SampleSession() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        AthenaRuntime.install(connection);
        for (Map.Entry<String, TableShape> table : TABLES.entrySet()) {
            TableShape shape = table.getValue();
            execute("CREATE VIEW \"" + table.getKey() + "\" AS " + rows(shape.visible(), shape));
            execute("CREATE VIEW \"" + table.getKey() + "$all\" AS "
                    + rows(shape.all().toList(), shape));
        }
    }

    private static Map<String, String> flow(int record, String source, int port, int packets, long bytes, int start) {
        return Map.of(
                "$path",
                "'f1'",
                "$record",
                Integer.toString(record),
                "srcaddr",
                "'" + source + "'",
                "dstport",
                Integer.toString(port),
                "packets",
                Integer.toString(packets),
                "bytes",
                Long.toString(bytes),
                "start",
                Integer.toString(start));
    }

    /** A result: names of columns, then rows of values as text. */
    record Result(List<String> names, List<List<String>> rows) {}

    Result run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                names.add(result.getMetaData().getColumnName(i));
            }
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return new Result(names, rows);
        }
    }

    /** The database, for further connections to it. */
    public DuckDBConnection connection() {
        return connection;
    }

    /** Checks that DuckDB takes a statement, without running it. */
    void prepare(String sql) throws SQLException {
        connection.prepareStatement(sql).close();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, TableShape> tables() {
        Map<String, TableShape> tables = new LinkedHashMap<>();
        tables.put("cloudtrail_111122223333", TableShape.CLOUDTRAIL_ACCOUNT);
        tables.put("cloudtrail", TableShape.CLOUDTRAIL);
        tables.put("cloudtrail_logs", TableShape.CLOUDTRAIL_LOGS);
        tables.put("vpc_flow_logs_111122223333", TableShape.FLOW_LOGS_ACCOUNT);
        tables.put("vpc_flow_logs", TableShape.FLOW_LOGS);
        return tables;
    }

    private static String rows(List<ShapeColumn> columns, TableShape shape) {
        boolean events = shape.table() == LakeTable.CLOUDTRAIL;
        StringJoiner union = new StringJoiner(" UNION ALL ");
        for (Map<String, String> row : events ? EVENTS : FLOWS) {
            Map<String, String> values = new HashMap<>(row);
            values.putAll(Map.of("account", "'111122223333'", "region", "'us-east-1'", "date", "DATE '2024-01-05'"));
            values.putAll(Map.of("year", "'2024'", "month", "'01'", "timestamp", "'2024/01/05'"));
            values.put("day", events ? "'05'" : "'2024/01/05'");
            StringJoiner cells = new StringJoiner(", ", "SELECT ", "");
            for (ShapeColumn column : columns) {
                String origin = column.origin() instanceof ShapeColumn.Stored stored
                                && !column.name().startsWith("$")
                        ? stored.column()
                        : column.name();
                cells.add("CAST(" + value(origin, column.type(), values) + " AS " + type(column.type()) + ") AS \""
                        + column.name() + "\"");
            }
            union.add(cells.toString());
        }
        return union.toString();
    }

    private static String value(String path, ColumnType type, Map<String, String> values) {
        if (values.containsKey(path)) {
            return values.get(path);
        }
        if (type instanceof ColumnType.Struct struct
                && values.keySet().stream().anyMatch(name -> name.startsWith(path + "."))) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            for (Column field : struct.fields()) {
                fields.add("'" + field.name() + "': " + value(path + "." + field.name(), field.type(), values));
            }
            return fields.toString();
        }
        return "NULL";
    }

    private static String type(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            StringJoiner fields = new StringJoiner(", ", "STRUCT(", ")");
            struct.fields().forEach(field -> fields.add("\"" + field.name() + "\" " + type(field.type())));
            return fields.toString();
        }
        if (type instanceof ColumnType.ListOf list) {
            return type(list.element()) + "[]";
        }
        return Map.of("string", "VARCHAR", "int", "INTEGER", "bigint", "BIGINT", "date", "DATE")
                .getOrDefault(type.athenaName(), "MAP(VARCHAR, VARCHAR)");
    }
}
