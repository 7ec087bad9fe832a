package io.coldtrail.report.coverage;

import java.util.List;

/**
 * Units of time folded into columns of equal length, few enough to be looked at.
 *
 * @param unit what is folded
 * @param start the first unit of the first column
 * @param step how many units a column has
 * @param columns how many columns there are
 */
public record TimeScale(CoverageUnit unit, long start, long step, int columns) {
    /** Lengths of columns in hours that people count in; longer ones are doubled weeks. */
    private static final List<Long> HOURS = List.of(1L, 2L, 3L, 4L, 6L, 12L, 24L, 48L, 168L);

    /**
     * The finest scale over all series that has no more than so many columns.
     *
     * @param series at least one
     * @param mostColumns at least 1
     */
    public static TimeScale over(List<CoverageSeries> series, CoverageUnit unit, int mostColumns) {
        long first = series.stream().mapToLong(CoverageSeries::first).min().orElseThrow();
        long last = series.stream().mapToLong(CoverageSeries::last).max().orElseThrow();
        return over(first, last, unit, mostColumns);
    }

    /** The finest scale from one unit to another that has no more than so many columns. */
    public static TimeScale over(long first, long last, CoverageUnit unit, int mostColumns) {
        long unitHours = unit.seconds() / CoverageUnit.HOUR.seconds();
        for (long hours : HOURS) {
            if (hours >= unitHours && columns(first, last, hours / unitHours) <= mostColumns) {
                return of(unit, first, last, hours / unitHours);
            }
        }
        long step = HOURS.get(HOURS.size() - 1) / unitHours;
        while (columns(first, last, step) > mostColumns && step < last - first + 1) {
            step *= 2;
        }
        return of(unit, first, last, step);
    }

    private static TimeScale of(CoverageUnit unit, long first, long last, long step) {
        return new TimeScale(
                unit, Math.floorDiv(first, step) * step, step, Math.toIntExact(columns(first, last, step)));
    }

    private static long columns(long first, long last, long step) {
        return Math.floorDiv(last, step) - Math.floorDiv(first, step) + 1;
    }

    /** The column of a unit. */
    public int column(long at) {
        return Math.toIntExact(Math.floorDiv(at - start, step));
    }

    /** The first unit of a column. */
    public long first(int column) {
        return start + column * step;
    }

    /** The last unit of a column. */
    public long last(int column) {
        return first(column + 1) - 1;
    }

    /** The records of a series in each column. */
    public long[] fold(CoverageSeries series) {
        long[] folded = new long[columns];
        for (int i = 0; i < series.size(); i++) {
            folded[column(series.unit(i))] += series.records(i);
        }
        return folded;
    }

    /** What a column is, such as {@code 6 hours}. */
    public String stepText() {
        long hours = step * unit.seconds() / CoverageUnit.HOUR.seconds();
        if (hours % 24 == 0) {
            return hours == 24 ? "day" : hours / 24 + " days";
        }
        return hours == 1 ? "hour" : hours + " hours";
    }
}
