package io.coldtrail.query.statement;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.statement.AthenaStatement.Explain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        if (statement.kind() == Explain.Kind.VALIDATE) {
            return Answers.of("Valid").row("true").translation();
        }
        Answers lines = Answers.of("Query Plan");
        for (TableUse use : query.tables()) {
            lines.row("Table " + use.name());
            lines.row("  columns: " + (use.columns().isEmpty() ? "none" : String.join(", ", use.columns())));
            lines.row("  partitions: "
                    + (use.partitions().isEmpty() ? "all" : use.partitions().sql()));
        }
        String explain = statement.kind() == Explain.Kind.ANALYZE ? "EXPLAIN ANALYZE " : "EXPLAIN ";
        try (QueryResult plan = session.run(new Translation(explain + query.duckdbSql(), List.of(), query.tables()))) {
            for (Optional<List<Value>> row = plan.next(); row.isPresent(); row = plan.next()) {
                row.get().get(row.get().size() - 1).athenaText().lines().forEach(lines::row);
            }
        }
        return lines.translation();
    }
}
