package io.coldtrail.query.statement;

import io.coldtrail.casefile.Definition;
import io.coldtrail.casefile.DefinitionsFile;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.problem.Where;
import io.coldtrail.query.CaseCatalog;
import io.coldtrail.query.CaseTable;
import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.sql.AthenaTranslator;
import io.coldtrail.sql.Translation;
import io.coldtrail.sql.statement.AthenaStatement;
import io.coldtrail.sql.statement.AthenaStatement.AlterTable;
import io.coldtrail.sql.statement.AthenaStatement.CreateTable;
import io.coldtrail.sql.statement.AthenaStatement.CreateView;
import io.coldtrail.sql.statement.AthenaStatement.Deallocate;
import io.coldtrail.sql.statement.AthenaStatement.Drop;
import io.coldtrail.sql.statement.AthenaStatement.Execute;
import io.coldtrail.sql.statement.AthenaStatement.Explain;
import io.coldtrail.sql.statement.AthenaStatement.Prepare;
import io.coldtrail.sql.statement.AthenaStatement.Query;
import io.coldtrail.sql.statement.AthenaStatement.RepairTable;
import io.coldtrail.sql.statement.AthenaStatement.ShowNames;
import io.coldtrail.sql.statement.AthenaStatement.ShowTable;
import io.coldtrail.sql.statement.AthenaStatement.Write;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Takes statements as Athena does: queries, definitions, and questions about the catalog. The names that statements give
 * are kept in the case. Thread-safe; what it is given stays the caller's to close.
 */
public final class StatementSession {
    private final QuerySession session;
    private final CaseNames names;

    private StatementSession(QuerySession session, CaseNames names) {
        this.session = session;
        this.names = names;
    }

    /**
     * A session that keeps names in a case.
     *
     * @param tables names that stand before others while the session lasts, as {@link TableNames} makes them
     */
    public static StatementSession ofCase(QuerySession session, Path caseFolder, List<CaseTable> tables) {
        return new StatementSession(
                session, new CaseNames(session, Optional.of(new DefinitionsFile(caseFolder)), tables));
    }

    /** A session that keeps names as long as it lasts. */
    public static StatementSession ofEvidence(QuerySession session, List<CaseTable> tables) {
        return new StatementSession(session, new CaseNames(session, Optional.empty(), tables));
    }

    /** The catalog of a case with the names that it keeps, for whoever needs no session. */
    public static CaseCatalog catalog(CaseCatalog evidence, Path caseFolder) {
        return CaseNames.named(evidence, new DefinitionsFile(caseFolder).read(), List.of());
    }

    /**
     * Runs a statement as if it were a given time.
     *
     * @param values for the {@code ?} of a query, as literals
     * @return the answer, to be closed by the caller
     */
    public Answer run(AthenaStatement statement, List<String> values, Instant now) {
        if (statement instanceof Query query) {
            return rows(values.isEmpty() ? query.sql() : bound(query.sql(), values), now);
        }
        if (!values.isEmpty()) {
            throw StatementProblems.refused(
                    Where.text(null, 1, 1), "only a query takes values for its parameters", "Use EXECUTE … USING.");
        }
        if (statement instanceof Write write) {
            return rows(write.query(), now);
        }
        if (statement instanceof Explain explain) {
            return answer(new Explanation(session, now).of(explain), List.of());
        }
        return named(statement, now);
    }

    private Answer named(AthenaStatement statement, Instant now) {
        String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
        TableStatements tables = new TableStatements(names);
        ShowStatements shows = new ShowStatements(names, now);
        KeptQueries queries = new KeptQueries(names, now);
        if (statement instanceof CreateTable create) {
            return told(tables.create(create, created));
        }
        if (statement instanceof AlterTable alter) {
            return told(tables.alter(alter));
        }
        if (statement instanceof RepairTable repair) {
            return told(tables.repair(repair));
        }
        if (statement instanceof Drop drop) {
            return told(tables.drop(drop));
        }
        if (statement instanceof ShowNames show) {
            return answer(shows.names(show), List.of());
        }
        if (statement instanceof ShowTable show) {
            return answer(shows.table(show), List.of());
        }
        if (statement instanceof CreateView view) {
            return told(queries.createView(view, created));
        }
        if (statement instanceof Prepare prepare) {
            return told(queries.prepare(prepare, created));
        }
        if (statement instanceof Deallocate deallocate) {
            return told(queries.deallocate(deallocate));
        }
        if (statement instanceof Execute execute) {
            return execute(execute, now);
        }
        AthenaStatement.Use use = (AthenaStatement.Use) statement;
        Answers answers = Answers.of("database_name", "finding");
        return answer(
                answers.row(use.database().text(), "there is one database").translation(), List.of());
    }

    /**
     * The query that Athena would run to answer a statement; empty for one that scans nothing, such as a definition or a
     * question about the catalog.
     */
    public Optional<String> scanning(AthenaStatement statement) {
        if (statement instanceof Query query) {
            return Optional.of(query.sql());
        }
        if (statement instanceof Write write) {
            return Optional.of(write.query());
        }
        if (statement instanceof Explain explain) {
            return explain.kind() == Explain.Form.ANALYZE ? Optional.of(explain.query()) : Optional.empty();
        }
        return statement instanceof Execute execute ? Optional.of(boundQuery(execute)) : Optional.empty();
    }

    private Answer execute(Execute execute, Instant now) {
        String sql = boundQuery(execute);
        Translation translation;
        try {
            translation = new AthenaTranslator(names.catalog(), now).translate(sql);
        } catch (ColdtrailException e) {
            throw KeptQueries.within(
                    execute.name().where(), owner(execute.name().text()), e);
        }
        return answer(translation, List.of());
    }

    private String boundQuery(Execute execute) {
        Definition prepared = names.find(
                        Definition.Kind.PREPARED, execute.name().text())
                .orElseThrow(() -> StatementProblems.unknown(execute.name(), "prepared statement", List.of()));
        return AthenaTranslator.bind(
                prepared.sql(),
                execute.values(),
                owner(prepared.name()),
                execute.name().where());
    }

    private static String owner(String prepared) {
        return "the prepared statement " + prepared;
    }

    private static String bound(String sql, List<String> values) {
        return AthenaTranslator.bind(sql, values, "the query", Where.text(null, 1, 1));
    }

    private Answer rows(String sql, Instant now) {
        return answer(new AthenaTranslator(names.catalog(), now).translate(sql), List.of());
    }

    private Answer told(TableStatements.Told told) {
        return answer(told.rows(), told.notes());
    }

    private Answer answer(Translation translation, List<String> notes) {
        QueryResult rows = session.run(translation);
        return new Answer(rows, notes);
    }
}
