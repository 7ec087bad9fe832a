package io.coldtrail.journal;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.bytes.Storage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.ingest.FreeSpace;
import io.coldtrail.ingest.Ingest;
import io.coldtrail.ingest.IngestProgress;
import io.coldtrail.ingest.IngestRequest;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.playbook.Arguments;
import io.coldtrail.playbook.PlaybookLibrary;
import io.coldtrail.playbook.Question;
import io.coldtrail.problem.Limits;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.ResultHash;
import io.coldtrail.query.SessionOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Loads evidence, asks it much, and tells the hashes of all that comes out. */
final class SameEverywhereChild {
    /** Where a language or a time zone could get in. */
    private static final List<String> SQL = List.of(
            "select * from cloudtrail",
            "select * from vpc_flow_logs",
            "select distinct upper(eventname), lower(eventsource), lower('TITLE I'), upper('title i') from cloudtrail",
            "select date_format(from_iso8601_timestamp(eventtime), '%W %d %M %Y %H:%i:%s %p'), count(*) from cloudtrail"
                    + " group by 1",
            "select format_datetime(from_iso8601_timestamp(eventtime), 'EEEE dd MMMM yyyy HH:mm') from cloudtrail limit 9",
            "select day_of_week(date(from_iso8601_timestamp(eventtime))), week(date(from_iso8601_timestamp(eventtime))),"
                    + " count(*) from cloudtrail group by 1, 2",
            "select from_unixtime(start), cast(from_unixtime(start) as varchar), sum(bytes) / 7e0 from vpc_flow_logs"
                    + " group by start",
            "select cast(12345.678e0 as varchar), format('%,d %s %.2f', 1234567, true, 0.5e0), cast('1.5' as double)",
            "select date_parse('05/January/2024', '%d/%M/%Y'), current_date, now()",
            "select regexp_replace(eventname, '(?i)title|I', 'x'), count(*) from cloudtrail group by 1");

    private SameEverywhereChild() {}

    /** Arguments: evidence folder, case folder, what the clock says, number of threads. */
    public static void main(String[] arguments) {
        StringBuilder text = new StringBuilder();
        caseOf(
                        new LocalStorage(),
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        arguments[2],
                        Integer.parseInt(arguments[3]))
                .forEach(line -> text.append(line).append('\n'));
        System.out.print(text);
    }

    static List<String> caseOf(Storage storage, Path evidence, Path folder, String now, int threads) {
        Ingest.run(new IngestRequest(
                folder,
                List.of(evidence),
                threads,
                Limits.DEFAULT,
                storage,
                "test",
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                FreeSpace.unlimited(),
                new IngestProgress()));
        LakeSnapshot lake = CaseFolder.open(folder).snapshot();
        List<String> hashes = new ArrayList<>();
        hashes.add("lake " + lake.sha256());
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        try (QuerySession session =
                QuerySession.open(lake, SessionOptions.in(temp).withThreads(threads))) {
            for (int i = 0; i < SQL.size(); i++) {
                hashes.add("query " + i + " " + hash(session, SQL.get(i)));
            }
            for (Question question : PlaybookLibrary.builtIn().questions()) {
                if (question.missing(Arguments.NONE).isEmpty()) {
                    hashes.add(question.id() + " " + hash(session, question.render(Arguments.NONE)));
                }
            }
        }
        return hashes;
    }

    private static String hash(QuerySession session, String sql) {
        try (QueryResult result = session.run(sql, Instant.parse("2024-02-01T00:00:00Z"))) {
            ResultHash hash = result.hashed();
            while (result.next().isPresent()) {
                // The hash has seen it.
            }
            return hash.rows() + " " + hash.sha256().orElseThrow();
        }
    }
}
