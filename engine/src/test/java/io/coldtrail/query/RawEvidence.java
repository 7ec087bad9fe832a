package io.coldtrail.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.coldtrail.bytes.LocalStorage;
import io.coldtrail.casefile.CaseFolder;
import io.coldtrail.ingest.EvidenceScan;
import io.coldtrail.problem.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what evidence says without a case against what the case that was made of it says. */
public final class RawEvidence {
    private static final List<String> TABLES =
            List.of("cloudtrail", "cloudtrail_logs", "cloudtrail_insights", "vpc_flow_logs", "tgw_flow_logs");

    private RawEvidence() {}

    /** Every row of every table, hidden columns too, must be the same. */
    public static void assertSame(Path caseFolder, Path evidence, Limits limits, Path temp) {
        try (QuerySession lake = QuerySession.open(CaseFolder.open(caseFolder).snapshot(), SessionOptions.in(temp));
                EvidenceScan scan = EvidenceScan.open(List.of(evidence), limits, new LocalStorage());
                QuerySession raw = QuerySession.openEvidence(scan, SessionOptions.in(temp))) {
            for (String table : TABLES) {
                String sql = "select *, \"$path\", \"$record\", \"$sha256\", \"$unmapped\" from " + table;
                assertThat(rows(raw, sql)).as(table).isEqualTo(rows(lake, sql));
            }
        }
    }

    private static List<String> rows(QuerySession session, String sql) {
        List<String> rows = new ArrayList<>();
        try (QueryResult result = session.run(sql)) {
            rows.add(result.columns().toString());
            for (Optional<List<Value>> row = result.next(); row.isPresent(); row = result.next()) {
                rows.add(row.get().toString());
            }
        }
        rows.subList(1, rows.size()).sort(null);
        return rows;
    }
}
