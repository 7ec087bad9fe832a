package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.SampleSession;
import io.coldtrail.sql.SqlCases;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of DuckDB's own, past the translator: nothing is read, written or changed but what a query may. */
class HostileSqlTest {
    private static final String ACCOUNT = "111122223333";
    private static final String MARK = "a secret of somebody else";
    private static final String QUERY =
            "select trim(eventname) as n from cloudtrail where eventname in ('  GetObject ', 'x')";

    @TempDir
    private Path temp;

    private LakeFixture lake;
    private QuerySession session;

    private record Hostile(String sql, boolean gateOnly) {}

    @BeforeEach
    void openCase() throws IOException, SQLException {
        Path folder = temp.resolve("case");
        lake = new LakeFixture(folder).events(ACCOUNT, "2024-01-05", "select '  GetObject ' as eventname");
        Files.writeString(temp.resolve("secret.csv"), "a\n" + MARK + "\n");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select '" + MARK + "' as a) to '" + temp.resolve("secret.parquet") + "'");
        }
        Files.createSymbolicLink(folder.resolve("lake/link"), temp.resolve("secret.csv"));
        Files.createDirectory(temp.resolve("spill"));
        session = open(lake.snapshot());
        answers();
    }

    @AfterEach
    void closeCase() {
        session.close();
        lake.close();
    }

    @Test
    void nothingButAQueryIsLetIn() throws IOException {
        Map<String, String> before = files();
        List<String> surprises = new ArrayList<>();
        List<Hostile> statements = statements();
        for (Hostile hostile : statements) {
            try (QueryResult result = session.run(new Translation(hostile.sql(), List.of(), List.of()))) {
                surprises.add(hostile.sql() + " is let in with " + result.next());
            } catch (ColdtrailException e) {
                if (String.valueOf(e.getMessage()).contains(MARK)) {
                    surprises.add(hostile.sql() + " tells " + e.getMessage());
                }
            }
            if (!files().equals(before)) {
                surprises.add(hostile.sql() + " changes files");
            }
        }
        assertThat(statements).hasSizeGreaterThan(200);
        assertThat(surprises).isEmpty();
        assertThat(answers()).isEqualTo("GetObject");
    }

    /** The database is closed to files by itself too, but for what {@code !} marks. */
    @Test
    void theDatabaseReadsAndWritesNoOtherFile() throws IOException, SQLException {
        Map<String, String> before = files();
        List<String> surprises = new ArrayList<>();
        for (Hostile hostile : statements()) {
            if (hostile.gateOnly() || hostile.sql().contains("arrow_scan")) {
                // A scan of an address would end this process.
                continue;
            }
            try (DuckDBConnection own = session.database();
                    Statement statement = own.createStatement()) {
                if (statement.execute(hostile.sql())
                        && text(statement.getResultSet()).contains(MARK)) {
                    surprises.add(hostile.sql() + " reads");
                }
            } catch (SQLException e) {
                if (String.valueOf(e.getMessage()).contains(MARK)) {
                    surprises.add(hostile.sql() + " tells " + e.getMessage());
                }
            }
            if (!files().equals(before)) {
                surprises.add(hostile.sql() + " changes files");
            }
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void theNextQueryIsNotTouchedByOneThatChangesNamesOfItsOwn() throws SQLException {
        Translation translation = new AthenaTranslator(session.catalog()).translate(QUERY);
        try (DuckDBConnection own = session.connect(translation);
                Statement statement = own.createStatement()) {
            for (String sql : List.of(
                    "create or replace macro athena_trim(s) as 'x'",
                    "create macro lower(s) as 'x'",
                    "create or replace view cloudtrail as select 1",
                    "drop macro athena_trim")) {
                assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
            }
        }
        assertThat(answers()).isEqualTo("GetObject");
    }

    @Test
    void everyTranslationIsLetIn() throws SQLException {
        AthenaTranslator translator = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);
        try (SampleSession sample = new SampleSession()) {
            for (SqlCases.SqlCase sqlCase : SqlCases.all()) {
                if (sqlCase.expected("E").isEmpty()) {
                    String sql = translator.translate(sqlCase.statement()).duckdbSql();
                    assertThatCode(() -> QueryGate.check(sql, sample.connection()))
                            .as(sqlCase.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private String answers() {
        try (QueryResult result = session.run(QUERY)) {
            return result.next().orElseThrow().get(0).athenaText();
        }
    }

    private QuerySession open(LakeSnapshot snapshot) {
        return QuerySession.open(
                snapshot, SessionOptions.in(temp.resolve("spill")).withThreads(1));
    }

    private List<Hostile> statements() throws IOException {
        Path folder = lake.snapshot().caseFolder();
        String part = folder.resolve(lake.snapshot().parts().get(0).path()).toString();
        List<Hostile> statements = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(HostileSqlTest.class.getResourceAsStream("hostile.sql"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("--")) {
                    continue;
                }
                String sql = line.replace("{part}", part)
                        .replace("{lake}", folder.resolve("lake").toString())
                        .replace("{case}", folder.toString())
                        .replace("{spill}", session.temp().toString())
                        .replace("{secret}", temp.resolve("secret.csv").toString())
                        .replace(
                                "{secret.parquet}",
                                temp.resolve("secret.parquet").toString())
                        .replace("{link}", folder.resolve("lake/link").toString())
                        .replace("{out}", temp.resolve("out").toString());
                statements.add(sql.startsWith("! ") ? new Hostile(sql.substring(2), true) : new Hostile(sql, false));
            }
        }
        return statements;
    }

    /** Every file and folder with what tells that it was changed, or opened for writing. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path file : all.toList()) {
                files.put(
                        file.toString(),
                        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                ? HexFormat.of().formatHex(Files.readAllBytes(file))
                                        + Files.getLastModifiedTime(file)
                                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                : "");
            }
        }
        return files;
    }

    private static String text(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                text.append(rows.getString(i)).append('\n');
            }
        }
        return text.toString();
    }
}
