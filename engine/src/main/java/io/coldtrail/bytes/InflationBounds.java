package io.coldtrail.bytes;

import io.coldtrail.problem.Limits;

/**
 * How much may come out of a compressed file.
 *
 * @param storedBytes what it is made of
 */
record InflationBounds(long storedBytes, Limits limits) {

    /** Throws where more than is allowed has come out. */
    void check(long inflated) throws DamagedBytes {
        if (inflated > limits.maxInflatedBytes()) {
            throw new DamagedBytes(
                    "inflated-too-large",
                    "more than the limit of " + limits.maxInflatedBytes() + " bytes inflated (maxInflatedBytes)");
        }
        if (inflated > Limits.RATIO_FREE_BYTES && inflated / limits.maxInflationRatio() >= Math.max(1, storedBytes)) {
            throw new DamagedBytes(
                    "inflated-too-large",
                    "more than 64 MiB inflated at a ratio of over " + limits.maxInflationRatio()
                            + " (maxInflationRatio)");
        }
    }
}
