package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.Overload.Support;
import io.coldtrail.sql.SqlCases.SqlCase;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Translates every case, and runs the translation. */
class SqlCasesTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    private static SampleSession session;

    @BeforeAll
    static void open() throws SQLException {
        session = new SampleSession();
    }

    @AfterAll
    static void close() throws SQLException {
        session.close();
    }

    static Stream<SqlCase> cases() {
        return SqlCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansTheSameOrIsRefused(SqlCase sqlCase) throws SQLException {
        assertThat(sqlCase.expectations()).as("what is expected").isNotEmpty();
        if (!sqlCase.expected("E").isEmpty()) {
            refused(sqlCase);
            return;
        }
        Translation translation = TRANSLATOR.translate(sqlCase.statement());
        String oneLine = translation.duckdbSql().replace("\n", "\\n");
        sqlCase.expected("T")
                .forEach(text -> assertThat(oneLine).isEqualTo(text.equals("=") ? sqlCase.statement() : text));
        if (!sqlCase.expected("X").isEmpty()) {
            assertThatThrownBy(() -> session.run(translation.duckdbSql()))
                    .hasMessageContaining(sqlCase.expected("X").get(0));
            return;
        }
        SampleSession.Result result = session.run(translation.duckdbSql());
        assertThat(result.names()).isEqualTo(translation.columnNames());
        sqlCase.expected("C")
                .forEach(names -> assertThat(String.join(" | ", result.names())).isEqualTo(names));
        boolean rowsGiven = sqlCase.expectations().stream().anyMatch(line -> line.matches("[R0].*"));
        if (rowsGiven) {
            assertThat(result.rows().stream().map(row -> String.join(" | ", row).strip()))
                    .isEqualTo(sqlCase.expected("R"));
        }
    }

    private static void refused(SqlCase sqlCase) {
        ColdtrailException problem =
                catchThrowableOfType(ColdtrailException.class, () -> TRANSLATOR.translate(sqlCase.statement()));
        assertThat(problem).as("an error").isNotNull();
        String[] expected = sqlCase.expected("E").get(0).split(" ", 3);
        assertThat(problem.code() + " " + problem.where().line() + ":"
                        + problem.where().column())
                .as(problem.getMessage())
                .isEqualTo(expected[0] + " " + expected[1]);
        assertThat(problem.getMessage()).contains(expected[2]);
    }

    @Test
    void everyFunctionThatMayBeCalledIsTried() {
        FunctionTable table = FunctionTable.load();
        List<String> statements = SqlCases.all().stream()
                .filter(sqlCase -> sqlCase.expected("E").isEmpty())
                .map(sqlCase -> sqlCase.statement().toLowerCase(Locale.ROOT))
                .toList();
        List<String> untried = table.names().stream()
                .filter(name -> table.find(name).stream().anyMatch(form -> form.support() != Support.REFUSED))
                .filter(name -> statements.stream().noneMatch(sql -> sql.matches("(?s).*\\b" + name + "\\s*\\(.*")))
                .sorted()
                .toList();
        assertThat(untried).isEmpty();
    }
}
