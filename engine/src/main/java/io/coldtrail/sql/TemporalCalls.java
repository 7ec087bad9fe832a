package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Calls that move, cut and compare dates and times. Units have to be written down. */
final class TemporalCalls {
    private static final Set<String> CLOCK_UNITS = Set.of("millisecond", "second", "minute", "hour");
    private static final Set<String> DAY_UNITS = Set.of("day", "week", "month", "quarter", "year");
    private static final Set<String> CALENDAR_UNITS = Set.of("month", "quarter", "year");

    /** DuckDB's functions that make an interval of a number; those for days and longer take an integer. */
    private static final Map<String, String> INTERVALS = Map.of(
            "millisecond", "to_milliseconds(%s)",
            "second", "to_seconds(%s)",
            "minute", "to_minutes(%s)",
            "hour", "to_hours(%s)",
            "day", "to_days(CAST(%s AS INTEGER))",
            "week", "to_weeks(CAST(%s AS INTEGER))",
            "month", "to_months(CAST(%s AS INTEGER))",
            "quarter", "to_months(CAST(3 * (%s) AS INTEGER))",
            "year", "to_years(CAST(%s AS INTEGER))");

    private TemporalCalls() {}

    static Typed now(Call call) {
        call.requireSize(0, 0);
        return LiteralRules.currentTimestamp(call.query().asOf(call.node()));
    }

    static Typed date(Call call) {
        call.requireSize(1, 1);
        if (CastRules.isPlainDate(call.argument(0))) {
            CastRules.requireDate(call.argument(0));
            return new Typed(
                    Splice.of(call.node())
                            .replace(call.node().qualifiedName(), "DATE")
                            .text(),
                    Simple.DATE);
        }
        Typed value = call.typed(0);
        String sql = Casts.convert(value, Simple.DATE, CastRules.Failure.ERROR)
                .orElseThrow(() -> SqlProblems.type(
                        call.argument(0), "date does not take " + value.type().athenaName(), "Use CAST first."));
        return new Typed(sql, Simple.DATE);
    }

    static Typed dateTrunc(Call call) {
        call.requireSize(2, 2);
        Typed moment = moment(call, 1);
        String unit = unit(call, moment.type());
        if (moment.type() instanceof ZonedOf zoned && !Zones.isUtc(zoned)) {
            return new Typed(truncated(unit, moment, zoned), zoned);
        }
        String sql = "date_trunc('" + unit + "', " + moment.sql() + ")";
        return moment.type() == Simple.DATE
                ? new Typed("CAST(" + sql + " AS DATE)", Simple.DATE)
                : new Typed(sql, moment.type());
    }

    /** A clock that is set back shows an hour twice: its parts are taken off, so that it stays the same hour. */
    private static String truncated(String unit, Typed moment, ZonedOf zoned) {
        String local = Zones.local(moment).sql();
        String start = "date_trunc('" + unit + "', " + local + ")";
        return CLOCK_UNITS.contains(unit)
                ? "(" + moment.sql() + " - (" + local + " - " + start + "))"
                : Zones.instant(start, moment.sql(), zoned);
    }

    static Typed dateAdd(Call call) {
        call.requireSize(3, 3);
        Typed moment = moment(call, 2);
        String unit = unit(call, moment.type());
        String interval = INTERVALS.getOrDefault(unit, "").replace("%s", call.sql(1, Simple.BIGINT));
        if (moment.type() instanceof ZonedOf zoned && !Zones.isUtc(zoned) && DAY_UNITS.contains(unit)) {
            String local = "(" + Zones.local(moment).sql() + " + " + interval + ")";
            return new Typed(Zones.instant(local, moment.sql(), zoned), zoned);
        }
        String sql = "(" + moment.sql() + " + " + interval + ")";
        if (moment.type() == Simple.DATE) {
            return new Typed("CAST(" + sql + " AS DATE)", Simple.DATE);
        }
        boolean finer = unit.equals("millisecond") && Types.digits(moment.type()) < SqlType.MILLISECONDS;
        return new Typed(finer ? rounded(sql, moment.type()) : sql, moment.type());
    }

    /** The result has as many digits as the time had, whatever was added. */
    private static String rounded(String sql, SqlType type) {
        Typed full = new Typed(sql, Types.withDigits(type, SqlType.MILLISECONDS));
        return Casts.convert(full, type, CastRules.Failure.ERROR).orElseThrow();
    }

    static Typed dateDiff(Call call) {
        call.requireSize(3, 3);
        Typed from = moment(call, 1);
        Typed to = moment(call, 2);
        boolean dates = from.type() == Simple.DATE && to.type() == Simple.DATE;
        boolean zoned = from.type() instanceof ZonedOf || to.type() instanceof ZonedOf;
        String unit = unit(call, dates ? Simple.DATE : Simple.TIMESTAMP);
        if (zoned && CLOCK_UNITS.contains(unit)) {
            return between(unit, from.sql(), to.sql(), "TIMESTAMPTZ");
        }
        if (zoned) {
            // Days are those on the clock of the first one's zone.
            ZonedOf zone = (ZonedOf) (from.type() instanceof ZonedOf ? from.type() : to.type());
            from = inZone(from, zone);
            to = inZone(to, zone);
            boolean utc = Zones.isUtc(zone);
            return between(
                    unit, from.sql(), to.sql(), utc && !CALENDAR_UNITS.contains(unit) ? "TIMESTAMPTZ" : "TIMESTAMP");
        }
        return between(unit, from.sql(), to.sql(), dates ? "DATE" : "TIMESTAMP");
    }

    private static Typed inZone(Typed moment, ZonedOf zone) {
        if (Zones.isUtc(zone)) {
            return moment;
        }
        String instant = moment.type() instanceof ZonedOf ? moment.sql() : "CAST(" + moment.sql() + " AS TIMESTAMPTZ)";
        return Zones.local(new Typed(instant, zone));
    }

    private static Typed between(String unit, String from, String to, String type) {
        if (CALENDAR_UNITS.contains(unit)) {
            return new Typed(
                    "athena_date_diff('" + unit + "', CAST(" + from + " AS TIMESTAMP), CAST(" + to + " AS TIMESTAMP))",
                    Simple.BIGINT);
        }
        return new Typed(
                "date_sub('" + unit + "', CAST(" + from + " AS " + type + "), CAST(" + to + " AS " + type + "))",
                Simple.BIGINT);
    }

    static Typed lastDayOfMonth(Call call) {
        call.requireSize(1, 1);
        return new Typed("last_day(" + Zones.local(moment(call, 0)).sql() + ")", Simple.DATE);
    }

    /** An argument that is a date or a time. */
    static Typed moment(Call call, int index) {
        Typed value = call.typed(index);
        if (value.type() == Simple.UNKNOWN) {
            return new Typed("CAST(NULL AS TIMESTAMP)", Simple.TIMESTAMP);
        }
        if (!Types.isMoment(value.type())) {
            throw SqlProblems.type(
                    call.argument(index),
                    call.name() + " is for dates and times and this is "
                            + value.type().athenaName(),
                    value.type() == Simple.VARCHAR
                            ? "Make a time of it first, with from_iso8601_timestamp or date_parse."
                            : "");
        }
        return value;
    }

    private static String unit(Call call, SqlType type) {
        String unit = call.requireText(0, "a unit").toLowerCase(Locale.ROOT);
        boolean clock = CLOCK_UNITS.contains(unit) && type != Simple.DATE;
        if (!clock && !DAY_UNITS.contains(unit)) {
            throw SqlProblems.type(
                    call.argument(0),
                    "'" + unit + "' is no unit of a " + type.athenaName() + " for " + call.name(),
                    "Units are day, week, month, quarter, year, and for times millisecond, second, minute, hour.");
        }
        return unit;
    }
}
