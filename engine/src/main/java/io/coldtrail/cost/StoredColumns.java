package io.coldtrail.cost;

import io.coldtrail.columnar.scan.LeafDemand;
import io.coldtrail.columnar.scan.LeafRange;
import io.coldtrail.columnar.scan.LeafValue;
import io.coldtrail.schema.ShapeColumn;
import io.coldtrail.schema.TableShape;
import io.coldtrail.sql.ColumnDemand;
import io.coldtrail.sql.ColumnPath;
import io.coldtrail.sql.Constant;
import io.coldtrail.sql.TableUse;
import io.coldtrail.sql.ValueRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that a query names, as the Parquet files have them. */
final class StoredColumns {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private StoredColumns() {}

    /** The paths that a query reads; those that are made of partition keys take no bytes. */
    static Set<List<String>> leaves(TableUse use) {
        Set<List<String>> leaves = new HashSet<>();
        use.leaves().forEach(path -> stored(path, use.shape()).ifPresent(leaves::add));
        return leaves;
    }

    /** What it demands of single columns: one demand for each, as Trino joins those on one column. */
    static List<LeafDemand> demands(TableUse use) {
        Map<List<String>, LeafDemand> demands = new LinkedHashMap<>();
        for (ColumnDemand demand : use.demands()) {
            List<LeafRange> ranges =
                    demand.ranges().stream().map(StoredColumns::range).toList();
            stored(demand.path(), use.shape())
                    .ifPresent(path ->
                            demands.merge(path, new LeafDemand(path, ranges, demand.nullsAllowed()), LeafDemand::and));
        }
        return List.copyOf(demands.values());
    }

    private static Optional<List<String>> stored(ColumnPath path, TableShape shape) {
        Optional<ShapeColumn> column = shape.all()
                .filter(one -> one.name().equals(path.parts().get(0)))
                .findFirst();
        return column.flatMap(one -> {
            if (one.origin() instanceof ShapeColumn.Stored stored) {
                List<String> parts = new ArrayList<>(path.parts());
                parts.set(0, stored.column());
                return Optional.of(List.copyOf(parts));
            }
            return Optional.empty();
        });
    }

    private static LeafRange range(ValueRange range) {
        ValueRange.@Nullable Bound low = range.low();
        ValueRange.@Nullable Bound high = range.high();
        return new LeafRange(
                low == null ? Optional.empty() : Optional.of(value(low.value(), RoundingMode.CEILING)),
                low == null || low.inclusive() || isBroken(low.value()),
                high == null ? Optional.empty() : Optional.of(value(high.value(), RoundingMode.FLOOR)),
                high == null || high.inclusive() || isBroken(high.value()));
    }

    /** Whether it lies between two whole numbers, the next of which bounds whole numbers in its place. */
    private static boolean isBroken(Constant value) {
        return value instanceof Constant.Numeric number && number.value().scale() > 0;
    }

    private static LeafValue value(Constant value, RoundingMode toWhole) {
        if (value instanceof Constant.Text text) {
            return LeafValue.of(text.value());
        }
        BigDecimal number = ((Constant.Numeric) value).value();
        return LeafValue.of(number.setScale(0, toWhole)
                .toBigInteger()
                .max(LEAST)
                .min(GREATEST)
                .longValue());
    }
}
