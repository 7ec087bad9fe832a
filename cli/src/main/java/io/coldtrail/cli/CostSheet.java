package io.coldtrail.cli;

import io.coldtrail.cost.Charge;
import io.coldtrail.cost.Conversion;
import io.coldtrail.cost.Factor;
import io.coldtrail.cost.Layout;
import io.coldtrail.cost.Tariff;
import java.util.List;
import java.util.Optional;

/**
 * What a report on costs tells.
 *
 * @param queries at least one
 * @param conversion what it takes to turn the evidence into Parquet once; empty where no query scans any
 * @param remarks about the estimate, as sentences
 */
record CostSheet(
        List<CostedQuery> queries,
        Tariff tariff,
        Factor factor,
        Optional<Conversion> conversion,
        List<String> remarks) {
    CostSheet {
        queries = List.copyOf(queries);
        remarks = List.copyOf(remarks);
    }

    Charge charge(CostedQuery query, Layout layout) {
        return query.cost().charge(layout, tariff, factor);
    }

    /** All queries together. */
    Charge total(Layout layout) {
        return queries.stream().map(query -> charge(query, layout)).reduce(Charge.NONE, Charge::plus);
    }

    /** What the conversion costs; each run of all queries saves something of it. */
    Optional<Charge> conversionCharge() {
        return conversion.map(once -> once.charge(tariff, factor));
    }

    /** After how many runs of all queries over the lake the conversion has paid; empty where it never does. */
    Optional<Long> paysAfter() {
        return conversionCharge()
                .flatMap(once -> Conversion.paysAfter(once, total(Layout.RAW_PARTITIONED), total(Layout.LAKE)));
    }
}
