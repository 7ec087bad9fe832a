package io.coldtrail.cost;

import io.coldtrail.query.TableScan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one scan of a table reads, in each layout.
 *
 * @param scan what the query wants of the table
 */
public record ScanCost(TableScan scan, Map<Layout, Usage> usage) {
    public ScanCost {
        usage = new EnumMap<>(usage);
    }

    public Usage in(Layout layout) {
        return Objects.requireNonNull(usage.get(layout), "every layout is estimated");
    }
}
