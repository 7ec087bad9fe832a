package io.coldtrail.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Turning raw logs into Parquet once, with a {@code CREATE TABLE AS} of Athena for each table: all raw objects are
 * scanned, and the parts are written. Storing them, and what other services would take, is not reckoned.
 *
 * @param raw what the raw objects of the tables are, each table once
 * @param tables how many queries it takes
 * @param parts objects that are written
 */
public record Conversion(Usage raw, int tables, long parts) {

    /** The bill; the minimum of a query counts once for each table at least. */
    public Charge charge(Tariff tariff, Factor factor) {
        Charge scan = tariff.query(factor.of(raw));
        long least = Math.multiplyExact(tariff.units().billed(0), (long) tables);
        Charge all = scan.billedBytes() >= least ? scan : tariff.billed(factor.of(raw), least);
        BigDecimal puts = tariff.puts(factor.of(parts));
        return new Charge(
                all.usage(),
                all.billedBytes(),
                all.scanDollars(),
                all.requestDollars().add(puts));
    }

    /**
     * After how many runs a conversion has paid.
     *
     * @param once what the conversion costs
     * @param before a run over the raw objects in partitions
     * @param after a run over Parquet
     * @return the least number of runs that together cost no more, or empty where a run over Parquet costs no less
     */
    public static Optional<Long> paysAfter(Charge once, Charge before, Charge after) {
        BigDecimal saved = before.totalDollars().subtract(after.totalDollars());
        return saved.signum() <= 0
                ? Optional.empty()
                : Optional.of(once.totalDollars()
                        .divide(saved, 0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE)
                        .longValue());
    }
}
