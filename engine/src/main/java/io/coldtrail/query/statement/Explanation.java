package io.coldtrail.query.statement;

import io.coldtrail.query.QuerySession;
import io.coldtrail.query.TableScan;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.statement.AthenaStatement.Explain;
import java.time.Instant;
import java.util.List;

/** {@code EXPLAIN}: what a query reads, and DuckDB's plan of it, as lines of text. */
final class Explanation {
    private final QuerySession session;
    private final Instant now;

    Explanation(QuerySession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    Translation of(Explain statement) {
        Translation query = new AthenaTranslator(session.catalog(), now).translate(statement.query());
        if (statement.kind() == Explain.Form.VALIDATE) {
            return Answers.of("Valid").row("true").translation();
        }
        Answers lines = Answers.of("Query Plan");
        for (TableScan scan : session.scans(query)) {
            TableUse use = scan.use();
            lines.row("Table " + use.name());
            lines.row("  columns: " + (use.columns().isEmpty() ? "none" : String.join(", ", use.columns())));
            lines.row("  partitions: " + scan.partitions().size() + " of " + scan.allPartitions()
                    + (use.partitions().isEmpty()
                            ? ""
                            : ", where " + use.partitions().sql()));
        }
        List<String> plan =
                statement.kind() == Explain.Form.ANALYZE ? session.measuredPlan(query) : session.plan(query);
        plan.forEach(lines::row);
        return lines.translation();
    }
}
