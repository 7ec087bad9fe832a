package io.coldtrail.sql;

import java.util.List;

/**
 * What a query demands of the values at one path of a reference to a table, which are texts or numbers. A row with a
 * value in none of the ranges, or with NULL where that is not allowed, changes nothing about the query's result; a row
 * with any other may.
 *
 * @param ranges from low to high, none of them empty and none touching the next; none where no value will do
 */
public record ColumnDemand(ColumnPath path, List<ValueRange> ranges, boolean nullsAllowed) {
    public ColumnDemand {
        ranges = List.copyOf(ranges);
    }
}
