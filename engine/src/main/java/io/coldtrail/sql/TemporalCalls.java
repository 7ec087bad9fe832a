package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls on dates and times. Units and formats have to be written down. */
final class TemporalCalls {
    private static final Set<String> CLOCK_UNITS = Set.of("millisecond", "second", "minute", "hour");
    private static final Set<String> DAY_UNITS = Set.of("day", "week", "month", "quarter", "year");

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

    /** MySQL's format letters, as Athena has them, in strftime's. */
    private static final Map<Character, String> FORMATS = Map.ofEntries(
            Map.entry('Y', "%Y"),
            Map.entry('y', "%y"),
            Map.entry('m', "%m"),
            Map.entry('c', "%-m"),
            Map.entry('d', "%d"),
            Map.entry('e', "%-d"),
            Map.entry('H', "%H"),
            Map.entry('k', "%-H"),
            Map.entry('h', "%I"),
            Map.entry('I', "%I"),
            Map.entry('i', "%M"),
            Map.entry('s', "%S"),
            Map.entry('S', "%S"),
            Map.entry('T', "%H:%M:%S"),
            Map.entry('p', "%p"),
            Map.entry('b', "%b"),
            Map.entry('M', "%B"),
            Map.entry('a', "%a"),
            Map.entry('W', "%A"),
            Map.entry('j', "%j"),
            Map.entry('%', "%%"));

    /** What can be read back: digits of a fixed width only. */
    private static final String PARSED = "YmdHisST%";

    private TemporalCalls() {}

    static Typed now(Call call) {
        call.requireSize(0, 0);
        return LiteralRules.currentTimestamp(call.query().asOf(call.node()));
    }

    static Typed date(Call call) {
        call.requireSize(1, 1);
        if (CastRules.isText(call.argument(0))) {
            CastRules.requireDate(call.argument(0));
            return new Typed(
                    Splice.of(call.node())
                            .replace(call.node().qualifiedName(), "DATE")
                            .text(),
                    Simple.DATE);
        }
        Typed value = call.typed(0);
        String sql = CastRules.convert(value, Simple.DATE, CastRules.Failure.ERROR)
                .orElseThrow(() -> SqlProblems.type(
                        call.argument(0), "date does not take " + value.type().athenaName(), "Use CAST first."));
        return new Typed(sql, Simple.DATE);
    }

    static Typed dateTrunc(Call call) {
        call.requireSize(2, 2);
        Typed moment = moment(call, 1);
        String unit = unit(call, moment.type());
        String sql = "date_trunc('" + unit + "', " + moment.sql() + ")";
        return moment.type() == Simple.DATE
                ? new Typed("CAST(" + sql + " AS DATE)", Simple.DATE)
                : new Typed(sql, moment.type());
    }

    static Typed dateAdd(Call call) {
        call.requireSize(3, 3);
        Typed moment = moment(call, 2);
        String unit = unit(call, moment.type());
        String interval = INTERVALS.getOrDefault(unit, "").replace("%s", call.sql(1, Simple.BIGINT));
        String sql = "(" + moment.sql() + " + " + interval + ")";
        return moment.type() == Simple.DATE
                ? new Typed("CAST(" + sql + " AS DATE)", Simple.DATE)
                : new Typed(sql, moment.type());
    }

    static Typed dateDiff(Call call) {
        call.requireSize(3, 3);
        Typed from = moment(call, 1);
        Typed to = moment(call, 2);
        SqlType type = Types.common(from.type(), to.type()).orElseThrow();
        String unit = unit(call, type);
        if (Set.of("month", "quarter", "year").contains(unit)) {
            throw SqlProblems.refused(call.argument(0), "date_diff in " + unit + "s", "Use 'day' or shorter.");
        }
        String target = type instanceof ZonedOf ? "TIMESTAMPTZ" : type == Simple.DATE ? "DATE" : "TIMESTAMP";
        return new Typed(
                "date_sub('" + unit + "', CAST(" + from.sql() + " AS " + target + "), CAST(" + to.sql() + " AS "
                        + target + "))",
                Simple.BIGINT);
    }

    static Typed dateFormat(Call call) {
        call.requireSize(2, 2);
        Typed moment = moment(call, 0);
        return new Typed("strftime(" + moment.sql() + ", " + format(call, null) + ")", Simple.VARCHAR);
    }

    static Typed dateParse(Call call) {
        call.requireSize(2, 2);
        return new Typed(
                "strptime(" + call.sql(0, Simple.VARCHAR) + ", " + format(call, PARSED) + ")", Simple.TIMESTAMP);
    }

    private static String format(Call call, @Nullable String letters) {
        String format = call.requireText(1, "a format");
        StringBuilder result = new StringBuilder();
        int next = 0;
        while (next < format.length()) {
            char character = format.charAt(next++);
            if (character != '%') {
                result.append(character);
                continue;
            }
            char letter = next < format.length() ? format.charAt(next++) : ' ';
            String known = FORMATS.get(letter);
            if (known == null || (letters != null && letters.indexOf(letter) < 0)) {
                throw SqlProblems.refused(
                        call.argument(1),
                        "%" + letter + " in the format of " + call.name(),
                        "It is not supported yet.");
            }
            result.append(known);
        }
        return Call.quote(result.toString());
    }

    private static Typed moment(Call call, int index) {
        Typed value = call.typed(index);
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
