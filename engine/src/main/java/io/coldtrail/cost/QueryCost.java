package io.coldtrail.cost;

import java.util.List;

/**
 * What a statement reads.
 *
 * @param free whether Athena charges nothing for it, whatever it reads: definitions and questions about the catalog
 * @param scans one for each time a table is scanned, in the order of the query
 * @param advice what would make it cheaper, best first
 */
public record QueryCost(boolean free, List<ScanCost> scans, List<Advice> advice) {
    public QueryCost {
        scans = List.copyOf(scans);
        advice = List.copyOf(advice);
    }

    /** A statement that is free. */
    public static QueryCost ofDefinition() {
        return new QueryCost(true, List.of(), List.of());
    }

    /** What all of its scans read. */
    public Usage usage(Layout layout) {
        return scans.stream().map(scan -> scan.in(layout)).reduce(Usage.NONE, Usage::plus);
    }

    /** The bill, where there is as much of everything as the factor says. */
    public Charge charge(Layout layout, Tariff tariff, Factor factor) {
        return free ? tariff.free() : tariff.query(factor.of(usage(layout)));
    }
}
