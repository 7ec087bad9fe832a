package io.coldtrail.columnar;

/**
 * A top-level column of a Parquet file.
 *
 * @param name as the file spells it
 */
public record ParquetField(String name, Kind kind) {
    /** What a row gives for a column. */
    public enum Kind {
        /** A signed number that fits into 64 bits. */
        INTEGER,
        /** Text as it is stored. */
        TEXT,
        /**
         * Anything else, as text: decimals and floating point in digits, times in ISO 8601, bytes in hexadecimal digits,
         * lists and groups as JSON.
         */
        OTHER
    }
}
