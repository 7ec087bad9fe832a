package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import io.coldtrail.sql.OutputColumn;
import io.coldtrail.sql.SqlType;
import io.coldtrail.sql.Translation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFormatTest {
    private static final String TYPES = """
            select 'a' as t, 42::bigint as n, 1e10 as d, 1.50 as m, true as b, date '2024-01-02' as y,
              timestamp '2024-01-02 03:04:05' as s, timestamptz '2024-01-02 03:04:05.006+01:00' as z,
              {'type': 'IAMUser', 'arn': null} as r, ['a', null] as l, map{'k': 'v'} as p, [{'x': [1]}] as q,
              null::varchar as u
            """;
    private static final String TEXTS = """
            select * from (values ('=1+1', 1), ('-', -1), ('a,"b"', null), ('', 4), (null, 5),
              ('l' || chr(10) || 'm' || chr(27) || '[31m' || chr(8238) || 'x|y', 6)) t(text, n)
            """;

    @TempDir
    private static Path temp;

    private static QuerySession session;

    @BeforeAll
    static void open() {
        session = QuerySession.open(new LakeSnapshot(temp, List.of()), SessionOptions.in(temp));
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void printsTypesAsAthenaDoesInCsv() {
        assertThat(written(ResultFormat.CSV, TYPES)).isEqualTo("""
                        t,n,d,m,b,y,s,z,r,l,p,q,u
                        a,42,1.0E10,1.50,true,2024-01-02,2024-01-02 03:04:05.000,2024-01-02 02:04:05.006 UTC,\
                        "{type=IAMUser, arn=null}","[a, null]",{k=v},[{x=[1]}],
                        """);
    }

    @Test
    void printsTypesAsJsonValues() {
        assertThat(written(ResultFormat.NDJSON, TYPES)).isEqualTo("""
                        {"t":"a","n":42,"d":1.0E10,"m":"1.50","b":true,"y":"2024-01-02","s":"2024-01-02 03:04:05.000",\
                        "z":"2024-01-02 02:04:05.006 UTC","r":{"type":"IAMUser","arn":null},"l":["a",null],\
                        "p":{"k":"v"},"q":[{"x":[1]}],"u":null}
                        """);
    }

    @Test
    void writesOneJsonDocument() {
        assertThat(written(ResultFormat.JSON, "select * from (values (1, 'x'), (2, null)) t(a, b)"))
                .isEqualTo("""
                        [
                        {"a":1,"b":"x"},
                        {"a":2,"b":null}
                        ]
                        """);
        assertThat(written(ResultFormat.JSON, "select 1 as a where false")).isEqualTo("[]\n");
    }

    @Test
    void keepsAllColumnsOfOneNameApartInJson() {
        assertThat(written(ResultFormat.NDJSON, "select 1, 2, 3, 4", "a", "a", "a_2", "a"))
                .isEqualTo("{\"a\":1,\"a_3\":2,\"a_2\":3,\"a_4\":4}\n");
    }

    @Test
    void defusesFormulasAndTellsNullFromEmptyInCsv() {
        assertThat(written(ResultFormat.CSV, TEXTS)).isEqualTo("""
                        text,n
                        '=1+1,1
                        '-,-1
                        "a,""b""\",
                        "",4
                        ,5
                        "l
                        m\u001b[31m\u202ex|y",6
                        """);
    }

    @Test
    void makesHiddenCharactersVisibleInTables() {
        assertThat(written(ResultFormat.TABLE, TEXTS)).isEqualTo("""
                        text                        n
                        ───────────────────────  ────
                        =1+1                        1
                        -                          -1
                        a,"b"                    NULL
                                                    4
                        NULL                        5
                        l\\nm\\u001b[31m\\u202ex|y     6
                        """);
    }

    @Test
    void fitsTheTerminalAndDimsNull() {
        StringWriter out = new StringWriter();
        write(
                ResultFormat.TABLE,
                new TableLayout(OptionalInt.of(24), TableLayout.Colour.ON),
                "select repeat('x', 30) as first, 'short' as b, null::varchar as c",
                out);
        assertThat(out).hasToString("""
                        first        b      c
                        ───────────  ─────  ────
                        xxxxxxxxxx…  short  \u001b[2mNULL\u001b[0m
                        """);
    }

    @Test
    void escapesMarkdown() {
        assertThat(written(
                        ResultFormat.MARKDOWN,
                        "select * from (values ('a|b <img src=x>', 1), ('![i](http://x) *b*', null)) t(v, n)"))
                .isEqualTo("""
                        | v | n |
                        | --- | ---: |
                        | a\\|b &lt;img src=x> | 1 |
                        | ![i]\\(http://x) \\*b\\* | NULL |
                        """);
    }

    private static String written(ResultFormat format, String sql, String... names) {
        StringWriter out = new StringWriter();
        write(format, TableLayout.PLAIN, sql, out, names);
        return out.toString();
    }

    private static void write(ResultFormat format, TableLayout layout, String sql, StringWriter out, String... names) {
        try (QueryResult result = session.run(new Translation(sql, columns(names), List.of()))) {
            format.write(result, layout, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<OutputColumn> columns(String... names) {
        return Stream.of(names)
                .map(name -> new OutputColumn(name, SqlType.Simple.UNKNOWN))
                .toList();
    }
}
