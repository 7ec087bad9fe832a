package io.coldtrail.report.coverage;

import io.coldtrail.query.QueryResult;
import io.coldtrail.query.QuerySession;
import io.coldtrail.query.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the records of a case by account, region and time. */
public final class CoverageReader {
    /** More calls that began or ended logging are counted, and not kept. */
    public static final int MOST_CHANGES = 1_000;

    private static final String CHANGES = """
            select account, region, eventtime, eventname, useridentity.arn, requestparameters, errorcode
            from cloudtrail
            where eventsource = 'cloudtrail.amazonaws.com'
              and eventname in ('StopLogging', 'StartLogging', 'DeleteTrail')
            order by eventtime, account, region, eventname, eventid""";

    private final QuerySession session;
    private final CoverageUnit unit;
    private final List<CoverageSeries> series = new ArrayList<>();
    private final Map<CoverageLog, Long> untimed = new EnumMap<>(CoverageLog.class);
    private final List<TrailChange> changes = new ArrayList<>();
    private final List<DigestHole> holes = new ArrayList<>();
    private long changesInAll;

    private CoverageReader(QuerySession session, CoverageUnit unit) {
        this.session = session;
        this.unit = unit;
    }

    /**
     * Counts.
     *
     * @param verified whether the case has verdicts of a verification
     */
    public static Coverage read(QuerySession session, CoverageUnit unit, Verified verified) {
        CoverageReader reader = new CoverageReader(session, unit);
        for (CoverageLog log : CoverageLog.values()) {
            reader.count(log);
        }
        reader.readChanges();
        reader.readHoles();
        return new Coverage(
                unit,
                reader.series,
                reader.untimed,
                reader.changes,
                reader.changesInAll,
                verified == Verified.YES,
                reader.holes);
    }

    /** Whether a case was verified. */
    public enum Verified {
        YES,
        NO
    }

    private void count(CoverageLog log) {
        try (QueryResult rows = session.run(log.sql(unit))) {
            for (Optional<List<Value>> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<Value> cells = row.get();
                long records = whole(cells.get(3));
                OptionalLong at = time(cells.get(2));
                if (at.isEmpty()) {
                    untimed.merge(log, records, Long::sum);
                } else {
                    series(log, text(cells.get(0)), text(cells.get(1)))
                            .add(at.getAsLong(), records, whole(cells.get(4)));
                }
            }
        }
    }

    private OptionalLong time(Value at) {
        if (at instanceof Value.Whole number) {
            return OptionalLong.of(number.number());
        }
        return at.isNull() ? OptionalLong.empty() : unit.parse(at.athenaText());
    }

    /** Rows come in the order of series, so that the one that is asked for is the last or a new one. */
    private CoverageSeries series(CoverageLog log, String account, String region) {
        if (!series.isEmpty()) {
            CoverageSeries last = series.get(series.size() - 1);
            if (last.log() == log
                    && last.account().equals(account)
                    && last.region().equals(region)) {
                return last;
            }
        }
        CoverageSeries begun = new CoverageSeries(log, account, region);
        series.add(begun);
        return begun;
    }

    private void readChanges() {
        try (QueryResult rows = session.run(CHANGES)) {
            for (Optional<List<Value>> row = rows.next(); row.isPresent(); row = rows.next()) {
                List<Value> cells = row.get();
                Optional<Instant> time = instant(text(cells.get(2)));
                changesInAll++;
                if (changes.size() < MOST_CHANGES && time.isPresent()) {
                    changes.add(new TrailChange(
                            text(cells.get(0)),
                            text(cells.get(1)),
                            time.get(),
                            text(cells.get(3)),
                            text(cells.get(4)),
                            text(cells.get(5)),
                            text(cells.get(6))));
                }
            }
        }
    }

    private void readHoles() {
        try (QueryResult rows = session.run(DigestHoles.SQL)) {
            for (Optional<List<Value>> row = rows.next(); row.isPresent(); row = rows.next()) {
                DigestHoles.of(text(row.get().get(0)), text(row.get().get(1))).ifPresent(holes::add);
            }
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            // An event whose time cannot be read is counted, and has no place on a time axis.
            return Optional.empty();
        }
    }

    private static String text(Value value) {
        return value.isNull() ? "" : value.athenaText();
    }

    private static long whole(Value value) {
        return ((Value.Whole) value).number();
    }
}
