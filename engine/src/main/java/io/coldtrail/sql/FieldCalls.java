package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.trino.grammar.sql.SqlBaseParser.ExtractContext;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** Parts of dates, times and intervals, such as the hour: as functions, and by EXTRACT. */
final class FieldCalls {
    /** DuckDB's function for each part of a moment. */
    private static final Map<String, String> OF_MOMENTS = Map.ofEntries(
            Map.entry("year", "year"),
            Map.entry("quarter", "quarter"),
            Map.entry("month", "month"),
            Map.entry("week", "week"),
            Map.entry("week_of_year", "week"),
            Map.entry("day", "day"),
            Map.entry("day_of_month", "day"),
            Map.entry("day_of_week", "isodow"),
            Map.entry("dow", "isodow"),
            Map.entry("day_of_year", "dayofyear"),
            Map.entry("doy", "dayofyear"),
            Map.entry("year_of_week", "isoyear"),
            Map.entry("yow", "isoyear"),
            Map.entry("hour", "hour"),
            Map.entry("minute", "minute"),
            Map.entry("second", "second"));

    private static final Set<String> OF_CLOCKS = Set.of("hour", "minute", "second", "millisecond");

    /** Milliseconds of a unit of an interval, and how many of the unit make the next one. */
    private static final Map<String, String> OF_DAY_INTERVALS = Map.of(
            "day", "(%s // 86400000)",
            "hour", "(%s // 3600000 %% 24)",
            "minute", "(%s // 60000 %% 60)",
            "second", "(%s // 1000 %% 60)",
            "millisecond", "(%s %% 1000)");

    private static final Map<String, String> OF_MONTH_INTERVALS = Map.of("year", "(%s // 12)", "month", "(%s %% 12)");

    private FieldCalls() {}

    static Typed call(Call call) {
        call.requireSize(1, 1);
        return part(call.name(), call.typed(0), call.argument(0));
    }

    static Typed extract(ExtractContext node, Scope scope, Translating query) {
        String unit = Identifiers.name(node.identifier());
        boolean known = !unit.equals("millisecond")
                && !unit.equals("week_of_year")
                && (OF_MOMENTS.containsKey(unit) || unit.startsWith("timezone_"));
        if (!known) {
            throw SqlProblems.type(
                    node,
                    "there is no EXTRACT of " + unit,
                    "Parts are year, quarter, month, week, day, day_of_week, day_of_year, hour, minute and second.");
        }
        Typed value = query.expression(node.valueExpression(), scope);
        boolean plain = Set.of("year", "quarter", "month", "day", "hour", "minute", "second")
                .contains(unit);
        if (plain && !isElsewhere(value) && fits(unit, value.type())) {
            return new Typed(
                    Splice.of(node).replace(node.valueExpression(), value.sql()).text(), Simple.BIGINT);
        }
        return part(unit, value, node.valueExpression());
    }

    private static boolean isElsewhere(Typed value) {
        return value.type() instanceof ZonedOf zoned && !Zones.isUtc(zoned);
    }

    private static boolean fits(String unit, SqlType type) {
        return Types.isMoment(type) && !(type == Simple.DATE && OF_CLOCKS.contains(unit));
    }

    private static Typed part(String unit, Typed value, ParserRuleContext node) {
        if (unit.startsWith("timezone_")) {
            return offset(unit, value, node);
        }
        if (Types.isInterval(value.type())) {
            Map<String, String> parts = value.type() == Simple.INTERVAL_DAY ? OF_DAY_INTERVALS : OF_MONTH_INTERVALS;
            if (parts.containsKey(unit)) {
                return new Typed(String.format(parts.get(unit), Intervals.amount(value)), Simple.BIGINT);
            }
        }
        if (value.type() == Simple.UNKNOWN) {
            return new Typed("CAST(NULL AS BIGINT)", Simple.BIGINT);
        }
        if (!fits(unit, value.type())) {
            throw SqlProblems.type(
                    node,
                    "there is no " + unit + " of " + value.type().athenaName(),
                    value.type() == Simple.VARCHAR
                            ? "Make a time of it first, with from_iso8601_timestamp or date_parse."
                            : "A date has no time of day.");
        }
        String local = Zones.local(value).sql();
        return unit.equals("millisecond")
                ? new Typed("(millisecond(" + local + ") % 1000)", Simple.BIGINT)
                : new Typed(OF_MOMENTS.get(unit) + "(" + local + ")", Simple.BIGINT);
    }

    /** The distance of the zone from UTC: whole hours, and the minutes beyond them. */
    private static Typed offset(String unit, Typed value, ParserRuleContext node) {
        if (!(value.type() instanceof ZonedOf)) {
            throw SqlProblems.type(node, value.type().athenaName() + " has no zone", "Use AT TIME ZONE first.");
        }
        String local = "CAST(" + Zones.local(value).sql() + " AS TIMESTAMP)";
        String minutes = "date_sub('minute', CAST(" + value.sql() + " AS TIMESTAMP), " + local + ")";
        return new Typed("(" + minutes + (unit.equals("timezone_hour") ? " // 60)" : " % 60)"), Simple.BIGINT);
    }
}
