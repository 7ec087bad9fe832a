package io.coldtrail.query;

import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.SampleSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Gives a Trino the tables of the test suite's sample, as Parquet files. */
final class TrinoSample {
    private TrinoSample() {}

    /**
     * Makes the tables anew.
     *
     * @param folder empty, and kept as long as the tables are asked
     */
    static void create(TrinoClient trino, String schema, Path folder, SampleSession session)
            throws SQLException, IOException, InterruptedException {
        run(trino, "CREATE SCHEMA IF NOT EXISTS hive." + schema);
        AthenaTranslator translator = new AthenaTranslator(SampleSession.CATALOG);
        for (String table : SampleSession.CATALOG.names()) {
            Path file = Files.createDirectories(folder.resolve(table)).resolve("rows.parquet");
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("COPY (SELECT * FROM \"" + table + "\") TO '" + file + "' (FORMAT parquet)");
            }
            String columns = translator.translate("SELECT * FROM \"" + table + "\"").columns().stream()
                    .map(column -> '"' + column.name() + "\" " + column.type().athenaName())
                    .collect(Collectors.joining(", "));
            String name = "hive." + schema + ".\"" + table + '"';
            run(trino, "DROP TABLE IF EXISTS " + name);
            run(
                    trino,
                    "CREATE TABLE " + name + " (" + columns + ") WITH (external_location = 'local://" + file.getParent()
                            + "', format = 'PARQUET')");
        }
    }

    private static void run(TrinoClient trino, String sql) throws IOException, InterruptedException {
        String error = trino.run(sql).error();
        if (!error.isEmpty()) {
            throw new IllegalStateException(error + ": " + sql);
        }
    }
}
