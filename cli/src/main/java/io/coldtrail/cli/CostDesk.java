package io.coldtrail.cli;

import io.coldtrail.Engine;
import io.coldtrail.columnar.scan.ReadRules;
import io.coldtrail.cost.Conversion;
import io.coldtrail.cost.CostEstimator;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.QueryCost;
import io.coldtrail.cost.ScanCost;
import io.coldtrail.cost.Tariff;
import io.coldtrail.lake.LakeSnapshot;
import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.statement.AthenaStatement;
import io.coldtrail.sql.statement.StatementParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates statements over one case, and runs them where that is wanted. */
final class CostDesk {
    private final CaseSession session;
    private final CostEstimator estimator;
    private final ReadRules rules;

    CostDesk(CaseSession session, LakeSnapshot lake, int lastRun, ReadRules rules) {
        this.session = session;
        this.rules = rules;
        this.estimator = Engine.costs(lake.caseFolder(), lastRun, lake, session.queries(), rules);
    }

    /**
     * A statement.
     *
     * @param asker as the journal tells it where it is run
     */
    record Named(String name, String sql, Asker asker) {}

    /** Whether statements are run. */
    enum Run {
        HERE,
        NEVER
    }

    CostSheet sheet(List<Named> statements, Tariff tariff, Factor factor, Run run, CliConsole console) {
        Instant now = Instant.now();
        List<CostedQuery> queries = new ArrayList<>();
        for (Named one : statements) {
            QueryCost cost = estimate(one, now);
            Optional<CostedQuery.LocalRun> local =
                    run == Run.HERE ? Optional.of(local(one, cost, now, console)) : Optional.empty();
            queries.add(new CostedQuery(one.name(), one.sql(), cost, local));
        }
        List<ScanCost> scans =
                queries.stream().flatMap(query -> query.cost().scans().stream()).toList();
        Optional<Conversion> conversion = scans.isEmpty() ? Optional.empty() : Optional.of(estimator.conversion(scans));
        return new CostSheet(queries, tariff, factor, conversion, remarks());
    }

    private QueryCost estimate(Named one, Instant now) {
        try {
            AthenaStatement statement = StatementParser.parse(one.sql());
            Optional<String> query = session.scanning(statement);
            return query.isPresent() ? estimator.estimate(query.get(), now) : QueryCost.ofDefinition();
        } catch (ColdtrailException e) {
            throw new SqlFailure(e, one.sql());
        }
    }

    private CostedQuery.LocalRun local(Named one, QueryCost cost, Instant now, CliConsole console) {
        long start = System.nanoTime();
        long rows = session.measure(one.asker(), one.sql(), now, console);
        double seconds = Math.round((System.nanoTime() - start) / 1e6) / 1e3;
        long bytes =
                cost.scans().stream().mapToLong(scan -> scan.scan().bytes()).sum();
        return new CostedQuery.LocalRun(rows, seconds, bytes);
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (rules.smallFile() > 0) {
            remarks.add("Parquet files of up to " + rules.smallFile()
                    + " bytes are read whole, as Trino does; --whole-files-up-to 0 reckons with columns only.");
        }
        remarks.addAll(estimator.remarks());
        return remarks;
    }
}
