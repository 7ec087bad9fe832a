package io.coldtrail.report.coverage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where and when a case has records.
 *
 * @param unit what times of series count
 * @param series by log, account and region
 * @param untimed records without a time that can be read, which are in no series
 * @param changes calls that began or ended logging, by time; at most {@link CoverageReader#MOST_CHANGES}
 * @param changesInAll how many such calls there are
 * @param verified whether the case was verified, so that missing digests are known
 * @param holes times without a sound digest
 */
public record Coverage(
        CoverageUnit unit,
        List<CoverageSeries> series,
        Map<CoverageLog, Long> untimed,
        List<TrailChange> changes,
        long changesInAll,
        boolean verified,
        List<DigestHole> holes) {
    public Coverage {
        series = List.copyOf(series);
        untimed = new EnumMap<>(untimed);
        changes = List.copyOf(changes);
        holes = List.copyOf(holes);
    }

    /** The series of one log. */
    public List<CoverageSeries> of(CoverageLog log) {
        return series.stream().filter(one -> one.log() == log).toList();
    }

    /** How many digests and hours of digests lack in a range of units of a series. */
    public long holes(CoverageSeries of, long first, long last) {
        return of.log() != CoverageLog.CLOUDTRAIL
                ? 0
                : holes.stream()
                        .filter(hole -> touches(hole, of))
                        .filter(hole -> unit.of(hole.from()) <= last && lastUnit(hole) >= first)
                        .count();
    }

    /** The calls that began or ended logging in a range of units of a series. */
    public List<TrailChange> changes(CoverageSeries of, long first, long last) {
        return of.log() != CoverageLog.CLOUDTRAIL
                ? List.of()
                : changes.stream()
                        .filter(change -> change.account().equals(of.account())
                                && change.region().equals(of.region()))
                        .filter(change -> unit.of(change.time()) >= first && unit.of(change.time()) <= last)
                        .toList();
    }

    private static boolean touches(DigestHole hole, CoverageSeries of) {
        return hole.account().equals(of.account()) && hole.region().equals(of.region());
    }

    private long lastUnit(DigestHole hole) {
        return unit.of(hole.until().minusSeconds(1));
    }
}
