package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.lake.Partition;
import io.coldtrail.query.SessionOptions.Events;
import io.coldtrail.schema.LakeTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that leave out events which came before, over a lake and over rows that lie in none. */
class DistinctEventsTest {
    private static final String A = "111122223333";
    private static final String B = "444455556666";

    @TempDir
    private Path folder;

    @Test
    void theFirstInEvidenceOrderStays() {
        try (LakeFixture fixture = new LakeFixture(folder)) {
            // The order is that of the parts, which is neither that of the days nor that of the names.
            LakeSnapshot lake = fixture.events(
                            A,
                            "2024-01-06",
                            "select * from (values ('first', 'e1'), ('again', 'e1'), ('other', 'e2'), ('none', null),"
                                    + " ('none', null)) t(eventname, eventid)")
                    .events(A, "2024-01-05", "select 'later' as eventname, 'e1' as eventid")
                    .events(B, "2024-01-05", "select 'elsewhere' as eventname, 'e2' as eventid")
                    .part(
                            new Partition(LakeTable.CLOUDTRAIL_INSIGHTS, A, "us-east-1", "2024-01-05"),
                            "select 'i1' as eventid union all select 'i1'")
                    .snapshot();
            SessionOptions options = SessionOptions.in(folder).withThreads(2).withEvents(Events.DISTINCT);
            try (QuerySession session = QuerySession.open(lake, options)) {
                leavesOut(session);
            }
            try (QuerySession session = QuerySession.openEvidence(new LakeBatches(lake), options)) {
                leavesOut(session);
            }
        }
    }

    private static void leavesOut(QuerySession session) {
        assertThat(names(session, "select eventname from cloudtrail order by 1"))
                .containsExactly("first", "none", "none", "other");
        assertThat(names(session, "select eventname from cloudtrail where day = '05'"))
                .isEmpty();
        assertThat(names(session, "select \"timestamp\" from cloudtrail_logs where eventname = 'first'"))
                .containsExactly("2024/01/06");
        assertThat(names(session, "select eventname from cloudtrail_" + B)).containsExactly("elsewhere");
        assertThat(names(session, "select eventid from cloudtrail_insights")).containsExactly("i1");
        assertThat(session.leftOut())
                .containsEntry("cloudtrail", 3L)
                .containsEntry("cloudtrail_logs", 3L)
                .containsEntry("cloudtrail_" + B, 0L)
                .containsEntry("cloudtrail_insights", 1L);
    }

    private static List<String> names(QuerySession session, String sql) {
        List<String> names = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                names.add(row.get().get(0).athenaText());
            }
        }
        return names;
    }
}
