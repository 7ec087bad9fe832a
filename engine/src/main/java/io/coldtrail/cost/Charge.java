package io.coldtrail.cost;

import java.math.BigDecimal;

/**
 * A bill.
 *
 * @param usage what was read
 * @param billedBytes what is billed of it, for all queries of the bill
 * @param scanDollars Athena's part
 * @param requestDollars S3's part
 */
public record Charge(Usage usage, long billedBytes, BigDecimal scanDollars, BigDecimal requestDollars) {
    public static final Charge NONE = new Charge(Usage.NONE, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal totalDollars() {
        return scanDollars.add(requestDollars);
    }

    /** Both bills together. */
    public Charge plus(Charge other) {
        return new Charge(
                usage.plus(other.usage),
                billedBytes + other.billedBytes,
                scanDollars.add(other.scanDollars),
                requestDollars.add(other.requestDollars));
    }
}
