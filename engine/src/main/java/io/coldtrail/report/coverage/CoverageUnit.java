package io.coldtrail.report.coverage;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/** How finely records are counted. A time is the number of such units since 1970-01-01T00:00:00Z. */
public enum CoverageUnit {
    HOUR(3_600),
    DAY(86_400);

    private final long seconds;

    CoverageUnit(long seconds) {
        this.seconds = seconds;
    }

    /** The length of a unit. */
    public long seconds() {
        return seconds;
    }

    /** The beginning of a unit. */
    public Instant instant(long unit) {
        return Instant.ofEpochSecond(unit * seconds);
    }

    /** The unit that a moment lies in. */
    public long of(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), seconds);
    }

    /** The unit of {@code yyyy-MM-ddTHH} or {@code yyyy-MM-dd}; empty where the digits are no time. */
    OptionalLong parse(String start) {
        try {
            return OptionalLong.of(of(Instant.parse(start + (this == DAY ? "T00:00:00Z" : ":00:00Z"))));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** A unit's beginning as text: {@code yyyy-MM-ddTHH:00Z}, or {@code yyyy-MM-dd}. */
    public String text(long unit) {
        String text = instant(unit).toString();
        return this == DAY ? text.substring(0, text.indexOf('T')) : text.substring(0, text.indexOf(':')) + ":00Z";
    }
}
