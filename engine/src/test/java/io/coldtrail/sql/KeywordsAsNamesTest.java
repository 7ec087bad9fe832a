package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.problem.ColdtrailException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every word that means something to DuckDB and is a name in Athena stays a name, in quotes where it needs them. */
class KeywordsAsNamesTest {
    private static final AthenaTranslator TRANSLATOR = new AthenaTranslator(SampleSession.CATALOG, SampleSession.AS_OF);

    private static final List<String> PLACES = List.of(
            "select K from (values 1) as t(K) where K > 0 group by K order by K",
            "select 1 as K",
            "select 1 K",
            "select K.x from (values 1) as K(x)",
            "select K.K from (values 1) K(K)",
            "with K as (select 1 as K) select K.K K from K order by K desc",
            "select transform(array[1], K -> K + 1)",
            "select sum(K) over K from (values 1) as t(K) window K as (order by K)",
            "select a.K from (select 1 as K) a join (select 1 as K) b on a.K = b.K");

    @Test
    void namesStayNames() throws SQLException {
        List<String> failures = new ArrayList<>();
        int tried = 0;
        try (SampleSession session = new SampleSession()) {
            for (String word : words(session)) {
                List<String> translated = translations(word);
                tried += translated.size();
                if (!isTaken(
                        session, "SELECT 1 FROM (" + String.join(") UNION ALL SELECT 1 FROM (", translated) + ")")) {
                    translated.stream().filter(sql -> !isTaken(session, sql)).forEach(failures::add);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
    }

    private static List<String> translations(String word) {
        List<String> translations = new ArrayList<>();
        for (String place : PLACES) {
            try {
                translations.add(TRANSLATOR.translate(place.replace("K", word)).duckdbSql());
            } catch (ColdtrailException e) {
                // Reserved in Athena.
                break;
            }
        }
        return translations;
    }

    private static boolean isTaken(SampleSession session, String sql) {
        try {
            session.prepare(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> words(SampleSession session) throws SQLException {
        return session.run("SELECT DISTINCT keyword_name FROM duckdb_keywords() ORDER BY 1").rows().stream()
                .map(row -> row.get(0))
                .toList();
    }
}
