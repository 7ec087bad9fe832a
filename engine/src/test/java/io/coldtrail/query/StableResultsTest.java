package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.query.format.ResultFormat;
import io.coldtrail.query.format.TableLayout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same question gives the same bytes, in every run and on any number of threads, over rows that mostly tie. */
class StableResultsTest {
    private static final int[] THREADS = {1, 2, 8};
    private static final int PARTS = 8;
    private static final int ROWS = 3000;

    @TempDir
    private static Path temp;

    private static LakeFixture lake;

    @BeforeAll
    static void write() {
        lake = new LakeFixture(temp);
        for (int part = 0; part < PARTS; part++) {
            String account = part % 2 == 0 ? "111122223333" : "444455556666";
            lake.events(account, "2024-01-%02d".formatted(1 + part / 2), """
                    SELECT '2024-01-05T0' || (i %% 3) || ':00:00Z' AS eventtime, 'Event' || (i %% 7) AS eventname,
                        'agent' || (i %% 2) AS useragent, md5(i || '-%1$d') AS eventid,
                        [{'arn': 'a' || (i %% 2), 'accountid': NULL, 'type': 't'}] AS resources,
                        'part%1$02d/' || lpad((i // 1000)::VARCHAR, 2, '0') AS source_path, i %% 1000 AS source_record
                    FROM range(%2$d) AS t(i)""".formatted(part, ROWS));
        }
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select eventid from cloudtrail",
                "select eventid from cloudtrail limit 700",
                "select eventid from cloudtrail where eventname in ('Event1', 'Event2', 'Event3', 'Event4', 'Event5')",
                "select eventid from cloudtrail where eventname in (select 'Event' || x from (values '1', '2') t(x)) limit 9",
                "select eventid, eventname in ('Event1', 'Event2', 'Event3', 'Event4', 'Event5') from cloudtrail",
                "select * from cloudtrail order by eventtime desc limit 25",
                "select eventtime, eventid from cloudtrail order by eventtime offset 100 limit 25",
                "select eventname, useragent, count(*) from cloudtrail group by eventname, useragent",
                "select eventname, count(*) from cloudtrail group by eventname order by 2 desc limit 3",
                "select distinct eventname, useragent from cloudtrail",
                "select distinct eventtime, eventname from cloudtrail order by eventtime",
                "select eventname from cloudtrail union select useragent from cloudtrail",
                "select eventname from cloudtrail union all select useragent from cloudtrail",
                "select a.eventid, b.eventid from cloudtrail a join cloudtrail b on a.eventid = b.eventid and b.day = '01'",
                "select a.eventname, b.x from cloudtrail a join (values ('Event1', 1), ('Event1', 2)) b(n, x) on a.eventname = n",
                "select eventid, r.arn from cloudtrail cross join unnest(resources) as t(r) limit 500",
                "select eventid from (select eventid, eventtime from cloudtrail order by eventtime limit 50)",
                "with w as (select eventid from cloudtrail limit 500) select a.eventid from w a join w b on a.eventid = b.eventid",
                "select eventid, row_number() over (partition by eventname order by eventtime) from cloudtrail order by 1, 2",
                "select eventid, lag(eventid) over (partition by eventname order by eventtime) from cloudtrail",
                "select eventid, first_value(eventid) over (partition by eventname order by eventtime) from cloudtrail",
                "select eventid, last_value(eventid) over (partition by eventname) from cloudtrail",
                "select eventid, last_value(eventid) over (partition by eventname order by eventtime) from cloudtrail",
                "select eventid, nth_value(eventid, 3) over (order by eventtime) from cloudtrail where day = '02'",
                "select eventname, array_agg(useragent) over (order by eventname range unbounded preceding) from cloudtrail"
                        + " where day = '03' and eventname < 'Event2' limit 3",
                "select eventid, row_number() over w from cloudtrail window w as (partition by useragent order by eventname)",
                "select eventid, count(*) over (partition by eventname order by eventtime rows 3 preceding) from cloudtrail",
                "select eventname, row_number() over (order by max(useragent)) from cloudtrail group by eventname",
                "select eventid from (select eventid, row_number() over (partition by eventname order by eventtime) n from"
                        + " cloudtrail) where n = 1",
                "select eventname, array_agg(useragent) from cloudtrail where day = '01' group by eventname",
                "select eventname, max_by(eventid, eventtime), min_by(eventid, eventtime), arbitrary(eventid) from cloudtrail"
                        + " group by eventname",
                "select sum(cast(length(eventid) as double) / 7e0), avg(cast(source as double) / 3e0) from (select eventid,"
                        + " length(eventname) source from cloudtrail)",
                "select eventtime, eventid from cloudtrail order by eventtime fetch first 3 rows with ties",
            })
    void areTheSameOnAnyNumberOfThreads(String sql) {
        String first = csv(sql, THREADS[0]);
        for (int threads : THREADS) {
            assertThat(csv(sql, threads)).isEqualTo(first);
        }
    }

    /** Values that are in another order than the evidence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select array_agg(eventid) from cloudtrail where day = '02' and eventname = 'Event3'",
                "select array_agg(a.eventid) from cloudtrail a where day = '02' and eventname = 'Event3'",
                "select array_agg(a.eventid) from cloudtrail a join (values 'Event3') b(n) on a.eventname = b.n"
                        + " where day = '02'",
                "select array_agg(a.eventid) from cloudtrail a join cloudtrail b on a.eventid = b.eventid"
                        + " where a.day = '02' and b.eventname = 'Event3'",
            })
    void listsFollowTheEvidence(String sql) {
        String rows = csv("select eventid from cloudtrail where day = '02' and eventname = 'Event3'", 1);
        String expected = rows.lines().skip(1).collect(Collectors.joining(", ", "[", "]"));
        for (int threads : THREADS) {
            assertThat(csv(sql, threads)).contains(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            select "$path", "$record" from cloudtrail limit 1 => part00/00,0
            select "$path", "$record" from cloudtrail where eventname in ('Event1', 'Event2', 'Event3', 'Event4', 'Event5') limit 1 => part00/00,1
            select "$path", "$record" from cloudtrail where eventname in (select 'Event3') limit 1 => part00/00,3
            select "$path", "$record", row_number() over (order by eventtime) from cloudtrail where day = '02' limit 2 => part02/00,0,1 part02/00,1,2001
            select eventname, useragent from cloudtrail order by eventtime limit 1 => Event0,agent0
            """)
    void followTheEvidenceWhereAQueryLeavesItOpen(String sql, String rows) {
        assertThat(csv(sql, 8).lines().skip(1)).containsExactly(rows.split(" ", -1));
    }

    private static String csv(String sql, int threads) {
        SessionOptions options = SessionOptions.in(temp).withThreads(threads);
        StringWriter out = new StringWriter();
        try (QuerySession session = QuerySession.open(lake.snapshot(), options);
                QueryResult result = session.run(sql)) {
            ResultFormat.CSV.write(result, TableLayout.PLAIN, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }
}
