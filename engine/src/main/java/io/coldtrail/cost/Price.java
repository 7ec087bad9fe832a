package io.coldtrail.cost;

import java.math.BigDecimal;

/**
 * What things cost in one region, in US dollars.
 *
 * @param region such as {@code us-east-1}
 * @param perTerabyte scanned by Athena
 * @param perThousandGets of S3 Standard
 * @param perThousandLists of S3 Standard; PUT and POST cost the same
 * @param asOf the day on which the prices were noted, {@code yyyy-MM-dd}
 */
public record Price(
        String region, BigDecimal perTerabyte, BigDecimal perThousandGets, BigDecimal perThousandLists, String asOf) {

    /** The same with another price of a terabyte. */
    public Price withTerabyte(BigDecimal dollars) {
        return new Price(region, dollars, perThousandGets, perThousandLists, asOf);
    }
}
