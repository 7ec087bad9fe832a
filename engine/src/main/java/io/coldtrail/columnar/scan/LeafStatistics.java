package io.coldtrail.columnar.scan;

import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What statistics say about the values of a column chunk.
 *
 * @param least the least value, or what stands below it; empty where nothing is known
 * @param greatest the greatest value, or what stands above it; empty where nothing is known
 * @param nulls whether a value may be missing
 * @param onlyNulls whether all are
 */
record LeafStatistics(Optional<LeafValue> least, Optional<LeafValue> greatest, boolean nulls, boolean onlyNulls) {

    /** Whether values of a type are text or whole numbers, which demands are about. */
    static boolean isJudged(PrimitiveType type) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT32
                || type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
                || (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                        && type.getLogicalTypeAnnotation()
                                instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation);
    }

    static LeafStatistics of(Statistics<?> statistics, long values) {
        boolean counted = statistics.isNumNullsSet();
        boolean onlyNulls = counted && statistics.getNumNulls() == values;
        boolean nulls = !counted || statistics.getNumNulls() != 0;
        if (!statistics.hasNonNullValue()) {
            return new LeafStatistics(Optional.empty(), Optional.empty(), nulls, onlyNulls);
        }
        return new LeafStatistics(
                Optional.of(value(statistics.genericGetMin())),
                Optional.of(value(statistics.genericGetMax())),
                nulls,
                onlyNulls);
    }

    /** A value of a column that {@link #isJudged} holds for, as parquet-java gives it. */
    static LeafValue value(Object value) {
        if (value instanceof Binary text) {
            return new LeafValue.Text(text.getBytes());
        }
        if (value instanceof Number number) {
            return LeafValue.of(number.longValue());
        }
        throw new IllegalArgumentException("neither text nor a whole number: " + value.getClass());
    }

    /** The value as parquet-java takes it, for a column of a type. */
    static Object parquetValue(LeafValue value, PrimitiveType type) {
        if (value instanceof LeafValue.Text text) {
            return Binary.fromConstantByteArray(text.utf8());
        }
        long number = ((LeafValue.Whole) value).value();
        return type.getPrimitiveTypeName() == PrimitiveTypeName.INT32 ? (Object) (int) number : (Object) number;
    }

    /** Whether a row can be among the demanded ones. */
    boolean mayMeet(LeafDemand demand) {
        if (onlyNulls) {
            return demand.nulls();
        }
        if (nulls && demand.nulls()) {
            return true;
        }
        if (least.isEmpty() || greatest.isEmpty()) {
            return !demand.ranges().isEmpty();
        }
        return demand.overlaps(least.get(), greatest.get());
    }

    /** Whether every row is among the demanded ones. */
    boolean surelyMeets(LeafDemand demand) {
        if (nulls && !demand.nulls()) {
            return false;
        }
        return onlyNulls || (least.isPresent() && greatest.isPresent() && demand.contains(least.get(), greatest.get()));
    }
}
