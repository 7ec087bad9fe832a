package io.coldtrail.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/** Prices with the units that they are for. */
public record Tariff(Price price, Units units) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** Twelve digits behind the point of a cent are enough for a single GET, at $0.0000004. */
    private static final MathContext EXACT = MathContext.DECIMAL64;

    /** The bill of one query, which succeeds. */
    public Charge query(Usage usage) {
        return billed(usage, units.billed(usage.bytes()));
    }

    /** A bill for a number of bytes, whatever was scanned. */
    Charge billed(Usage usage, long bytes) {
        return new Charge(usage, bytes, scan(bytes), requests(usage));
    }

    /** What a statement costs that scans nothing and is free, such as a definition. */
    public Charge free() {
        return new Charge(Usage.NONE, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** What it costs to write objects. */
    BigDecimal puts(long objects) {
        return price.perThousandLists().multiply(BigDecimal.valueOf(objects)).divide(THOUSAND, EXACT);
    }

    private BigDecimal scan(long billed) {
        return price.perTerabyte()
                .multiply(BigDecimal.valueOf(billed))
                .divide(BigDecimal.valueOf(units.terabyte()), EXACT);
    }

    private BigDecimal requests(Usage usage) {
        BigDecimal gets = price.perThousandGets().multiply(BigDecimal.valueOf(usage.gets()));
        BigDecimal lists = price.perThousandLists().multiply(BigDecimal.valueOf(usage.lists()));
        return gets.add(lists).divide(THOUSAND, EXACT);
    }
}
