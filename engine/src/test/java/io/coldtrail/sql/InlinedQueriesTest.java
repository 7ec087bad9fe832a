package io.coldtrail.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlinedQueriesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select 1 | select 1",
                "with a as (select 1 x) select x from a | select x from (select 1 x) AS \"a\"",
                "with a as (select 1 x) select p.x from a p, a as q | select p.x from (select 1 x) p, (select 1 x) as q",
                "with a(y) as (select 1 x) select y from a | select y from (select 1 x) AS \"a\" (y)",
                "with a(y) as (select 1 x) select p.y from a p | select p.y from (select 1 x) p (y)",
                "with a(y) as (select 1 x) select p.z from a p(z) | select p.z from (select 1 x) p(z)",
                "with a as (select 1 x), b as (select x from a) select * from b, a"
                        + " | select * from (select x from (select 1 x) AS \"a\") AS \"b\", (select 1 x) AS \"a\"",
                "with a as (select 1), b as (select 2) select * from b | select * from (select 2) AS \"b\"",
                "with a as (select 1 x) select * from default.a | select * from default.a",
                "with a as (select 1 x) select (select max(x) from a) m from t"
                        + " | select (select max(x) from (select 1 x) AS \"a\") m from t",
                "with a as (select 1 x) select * from (with a as (select 2 x) select x from a) s, a"
                        + " | select * from (select x from (select 2 x) AS \"a\") s, (select 1 x) AS \"a\"",
                "with a as (select x from a) select x from a | select x from (select x from a) AS \"a\"",
                "with A as (select 1 x) select a.x from \"a\" | select a.x from (select 1 x) AS \"a\"",
                "with a as (select 1 x) select a.x from t a | select a.x from t a",
                "with a as (select 1 x) select x from a where x in (select x from a) order by x limit 3"
                        + " | select x from (select 1 x) AS \"a\" where x in (select x from (select 1 x) AS \"a\")"
                        + " order by x limit 3"
            })
    void putsNamedQueriesInTheirPlaces(String sql, String expected) {
        assertThat(InlinedQueries.of(sql))
                .hasValueSatisfying(
                        inlined -> assertThat(inlined.replace("\n", "")).isEqualTo(expected));
    }

    @Test
    void givesUpWhereTextsDoubleWithoutEnd() {
        StringBuilder sql = new StringBuilder("with a0 as (select 1 x)");
        for (int i = 1; i < 40; i++) {
            sql.append(", a")
                    .append(i)
                    .append(" as (select l.x from a")
                    .append(i - 1)
                    .append(" l, a")
                    .append(i - 1)
                    .append(" r)");
        }
        assertThat(InlinedQueries.of(sql + " select * from a39")).isEmpty();
    }
}
