package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultHashTest {
    private static final String ALL_TYPES = "select 'a\"\n' as t, cast(null as varchar) as n, 7 as i, 0.1e0 as d,"
            + " real '1.5' as r, nan() as x, 1.50 as c, true as b, date '2024-01-05' as y,"
            + " timestamp '2024-01-05 10:00:00' as m, from_iso8601_timestamp('2024-01-05T10:00:00Z') as z,"
            + " array[1, null] as s, cast(row(1, 'x') as row(f bigint, g varchar)) as w, map(array['k'], array[2e0]) as p";

    @TempDir
    private static Path temp;

    private static LakeFixture lake;

    @BeforeAll
    static void write() {
        lake = new LakeFixture(temp);
        lake.events("111122223333", "2024-01-05", "SELECT 'Event' || i AS eventname FROM range(1000) AS t(i)");
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    /** The lines are written out by the rules of docs/format.md. */
    @Test
    void isTheHashOfTheLinesThatTheFormatDescribes() throws IOException {
        String columns = "coldtrail-result-1 \"t\" \"varchar\" \"n\" \"varchar\" \"i\" \"integer\" \"d\" \"double\""
                + " \"r\" \"real\" \"x\" \"double\" \"c\" \"decimal(3,2)\" \"b\" \"boolean\" \"y\" \"date\""
                + " \"m\" \"timestamp\" \"z\" \"timestamp with time zone\" \"s\" \"array(integer)\""
                + " \"w\" \"row(f bigint,g varchar)\" \"p\" \"map(varchar,double)\"\n";
        String row = "[\"a\\\"\\n\",null,7,\"0x1.999999999999ap-4\",\"0x1.8p0\",\"NaN\",\"1.50\",true,\"2024-01-05\","
                + "\"2024-01-05 10:00:00.000\",\"2024-01-05 10:00:00.000 UTC\",[1,null],{\"f\":1,\"g\":\"x\"},"
                + "{\"k\":\"0x1.0p1\"}]\n";
        assertThat(hash(ALL_TYPES, ResultFormat.CSV)).isEqualTo(sha256(columns + row));
    }

    @Test
    void ofNoRowsIsThatOfTheColumns() throws IOException {
        assertThat(hash("select eventname from cloudtrail where eventname = 'none'", ResultFormat.CSV))
                .isEqualTo(sha256("coldtrail-result-1 \"eventname\" \"varchar\"\n"));
    }

    @ParameterizedTest
    @EnumSource(ResultFormat.class)
    void doesNotDependOnTheFormat(ResultFormat format) throws IOException {
        String sql = "select eventname, length(eventname) as n from cloudtrail";
        assertThat(hash(sql, format)).isEqualTo(hash(sql, ResultFormat.NDJSON));
    }

    @Test
    void dependsOnOrderValuesTypesAndNames() throws IOException {
        assertThat(new String[] {
                    hash("select eventname from cloudtrail order by 1", ResultFormat.CSV),
                    hash("select eventname from cloudtrail order by 1 desc", ResultFormat.CSV),
                    hash("select eventname as n from cloudtrail order by 1", ResultFormat.CSV),
                    hash("select '1' as a", ResultFormat.CSV),
                    hash("select 1 as a", ResultFormat.CSV),
                    hash("select bigint '1' as a", ResultFormat.CSV),
                    hash("select null as a", ResultFormat.CSV),
                    hash("select '' as a", ResultFormat.CSV),
                    hash("select 'null' as a", ResultFormat.CSV)
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void isNotThereBeforeTheEnd() {
        try (QuerySession session = QuerySession.open(lake.snapshot(), SessionOptions.in(temp));
                QueryResult result = session.run("select eventname from cloudtrail")) {
            ResultHash hash = result.hashed();
            result.next();
            assertThat(hash.sha256()).isEmpty();
            assertThat(hash.rows()).isEqualTo(1);
        }
    }

    private static String hash(String sql, ResultFormat format) throws IOException {
        try (QuerySession session = QuerySession.open(lake.snapshot(), SessionOptions.in(temp));
                QueryResult result = session.run(sql)) {
            ResultHash hash = result.hashed();
            if (format.isBinary()) {
                format.write(result, (OutputStream) new ByteArrayOutputStream());
            } else {
                format.write(result, TableLayout.PLAIN, Writer.nullWriter());
            }
            return hash.sha256().orElseThrow();
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
