package io.coldtrail.columnar.scan;

import java.io.Serializable;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Statistics;
import org.apache.parquet.filter2.predicate.UserDefinedPredicate;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A demand as parquet-java's filter over the statistics of pages asks it.
 *
 * @param <T> the values of the column in parquet-java
 */
final class PageDemand<T extends Comparable<T>> extends UserDefinedPredicate<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final transient LeafDemand demand;

    private PageDemand(LeafDemand demand) {
        this.demand = demand;
    }

    static FilterPredicate of(LeafDemand demand, PrimitiveType type) {
        String path = String.join(".", demand.path());
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> FilterApi.userDefined(FilterApi.intColumn(path), new PageDemand<Integer>(demand));
            case INT64 -> FilterApi.userDefined(FilterApi.longColumn(path), new PageDemand<Long>(demand));
            case BINARY ->
                FilterApi.userDefined(
                        FilterApi.binaryColumn(path), new PageDemand<org.apache.parquet.io.api.Binary>(demand));
            default -> throw new IllegalArgumentException("demands are not about " + type);
        };
    }

    @Override
    public boolean acceptsNullValue() {
        return demand.nulls();
    }

    /** Asked for a missing value only: whether pages without any value count. */
    @Override
    public boolean keep(T value) {
        return value != null || demand.nulls();
    }

    /** Pages may hold missing values beside their least and greatest. */
    @Override
    public boolean canDrop(Statistics<T> page) {
        return !demand.nulls()
                && !demand.overlaps(LeafStatistics.value(page.getMin()), LeafStatistics.value(page.getMax()));
    }

    @Override
    public boolean inverseCanDrop(Statistics<T> page) {
        return false;
    }
}
