package io.coldtrail.query;

import io.coldtrail.schema.LakeTable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Leaves out events that came before: of all rows of a table with one {@code eventid} the first in evidence order stays.
 * Rows without one stay.
 */
final class DistinctEvents {
    /** The column that tells events apart. */
    static final String KEY = "eventid";

    /** A condition of a SELECT over a table that was loaded in evidence order. */
    static final String ONLY_FIRST_ROWS =
            " QUALIFY \"eventid\" IS NULL OR row_number() OVER (PARTITION BY \"eventid\" ORDER BY rowid) = 1";

    private DistinctEvents() {}

    /** Whether a table holds events that have an id. */
    static boolean concern(LakeTable table) {
        return table == LakeTable.CLOUDTRAIL || table == LakeTable.CLOUDTRAIL_INSIGHTS;
    }

    /** The name of the table of rows to leave out. */
    static String tableOf(CaseTable table) {
        return table.name() + "$repeated";
    }

    /**
     * Makes the table of rows to leave out.
     *
     * @return how many they are
     */
    static long collect(Path caseFolder, CaseTable table, Statement statement) throws SQLException {
        if (table.parts().isEmpty()) {
            return 0;
        }
        String rows = "read_parquet(" + ViewSql.files(caseFolder, table)
                + ", hive_partitioning = false, filename = true, file_row_number = true)";
        String name = ViewSql.identifier(tableOf(table));
        // Few events repeat, so only theirs are put in order.
        statement.execute("CREATE OR REPLACE TABLE " + name + " AS SELECT filename, file_row_number FROM " + rows
                + " WHERE \"eventid\" IN (SELECT \"eventid\" FROM " + rows
                + " GROUP BY \"eventid\" HAVING count(*) > 1)"
                + " QUALIFY row_number() OVER (PARTITION BY \"eventid\" ORDER BY file_index, file_row_number) > 1");
        return count("SELECT count(*) FROM " + name, statement);
    }

    /** The condition that leaves the rows of such a table out. */
    static String without(String repeated) {
        return " WHERE (filename, file_row_number) NOT IN (SELECT (filename, file_row_number) FROM "
                + ViewSql.identifier(repeated) + ")";
    }

    /** How many rows of a loaded table {@link #ONLY_FIRST_ROWS} leaves out. */
    static long countRepeated(String loaded, Optional<String> account, Statement statement) throws SQLException {
        return count(
                "SELECT count(\"eventid\") - count(DISTINCT \"eventid\") FROM " + ViewSql.identifier(loaded)
                        + EvidenceViewSql.account(account),
                statement);
    }

    private static long count(String sql, Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
