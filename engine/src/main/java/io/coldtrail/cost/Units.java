package io.coldtrail.cost;

/**
 * What a megabyte and a terabyte are on the bill.
 *
 * @param megabyte in bytes
 * @param terabyte in bytes
 * @param words how a report says it
 */
public record Units(long megabyte, long terabyte, String words) {
    /** 2<sup>20</sup> and 2<sup>40</sup> bytes. */
    public static final Units BINARY = new Units(1L << 20, 1L << 40, "1 MB is 2^20 bytes, 1 TB is 2^40 bytes");

    /** 10<sup>6</sup> and 10<sup>12</sup> bytes. */
    public static final Units DECIMAL =
            new Units(1_000_000L, 1_000_000_000_000L, "1 MB is 10^6 bytes, 1 TB is 10^12 bytes");

    /** The least that Athena bills for a query, in megabytes. */
    public static final int LEAST_MEGABYTES = 10;

    /**
     * What a query is billed for: what it scanned, rounded up to the megabyte, and ten megabytes at least. Source: the
     * pricing page of Amazon Athena.
     *
     * @param scanned bytes, not negative
     * @return bytes, a whole number of megabytes
     */
    public long billed(long scanned) {
        long megabytes = scanned / megabyte + (scanned % megabyte == 0 ? 0 : 1);
        // Where the next megabyte is beyond all numbers, the last one will do.
        long most = Long.MAX_VALUE / megabyte;
        return Math.min(most, Math.max(LEAST_MEGABYTES, megabytes)) * megabyte;
    }
}
