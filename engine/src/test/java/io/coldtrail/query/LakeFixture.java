package io.coldtrail.query;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Part;
import io.coldtrail.lake.Partition;
import io.coldtrail.schema.Column;
import io.coldtrail.schema.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes parts of a lake with DuckDB, which shares no code with our own writer. */
public final class LakeFixture implements AutoCloseable {
    private final Path caseFolder;
    private final Connection connection;
    private final List<Part> parts = new ArrayList<>();

    public LakeFixture(Path caseFolder) {
        this.caseFolder = caseFolder;
        try {
            this.connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a part whose rows come from a SELECT; columns that it does not name are NULL. */
    public LakeFixture part(Partition partition, String select) {
        String columns = partition.table().storedColumns().stream()
                .map(LakeFixture::cast)
                .collect(Collectors.joining(", "));
        String path = partition.folder() + "/part-" + parts.size() + ".parquet";
        Path file = caseFolder.resolve(path);
        String missing = partition.table().storedColumns().stream()
                .map(column -> "NULL AS " + ViewSql.identifier(column.name()))
                .collect(Collectors.joining(", ", "(SELECT ", " WHERE false)"));
        String sql = "COPY (SELECT " + columns + " FROM (" + missing + " UNION ALL BY NAME (" + select + "))) TO "
                + ViewSql.literal(file.toString()) + " (FORMAT parquet)";
        try (Statement statement = connection.createStatement()) {
            Files.createDirectories(file.getParent());
            long rows = statement.executeLargeUpdate(sql);
            parts.add(new Part(partition, path, rows, Files.size(file), "0".repeat(64), List.of()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A CloudTrail part for one day. */
    public LakeFixture events(String account, String day, String select) {
        return part(new Partition(LakeTable.CLOUDTRAIL, account, "us-east-1", day), select);
    }

    /** A flow log part for one day. */
    public LakeFixture flows(String account, String day, String select) {
        return part(new Partition(LakeTable.VPCFLOW, account, "us-east-1", day), select);
    }

    /** One CloudTrail event as a SELECT. */
    public static String event(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> ViewSql.literal(column.getValue()) + " AS " + column.getKey())
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    public LakeSnapshot snapshot() {
        return new LakeSnapshot(caseFolder, parts);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cast(Column column) {
        return "CAST(" + ViewSql.identifier(column.name()) + " AS " + ViewSql.typeName(column.type()) + ") AS "
                + ViewSql.identifier(column.name());
    }
}
