package io.coldtrail.sql;

import io.coldtrail.problem.ColdtrailException;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.coldtrail.sql.runtime.AthenaFailure;
import io.coldtrail.sql.runtime.IsoText;
import io.coldtrail.sql.runtime.MomentInZone;
import io.coldtrail.sql.runtime.ZoneNames;
import io.trino.grammar.sql.SqlBaseParser.AtTimeZoneContext;
import io.trino.grammar.sql.SqlBaseParser.TimeZoneIntervalContext;
import io.trino.grammar.sql.SqlBaseParser.TimeZoneStringContext;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ParserRuleContext;

/** Calls that make points in time of numbers and texts, and those that change the zone in which one is read. */
final class InstantCalls {
    private static final long MINUTE = 60_000;

    private InstantCalls() {}

    static Typed fromUnixtime(Call call) {
        call.requireSize(1, 3);
        Typed seconds = call.typed(0);
        if (!Types.isNumber(seconds.type()) && seconds.type() != Simple.UNKNOWN) {
            throw SqlProblems.type(
                    call.argument(0),
                    "from_unixtime takes seconds and this is " + seconds.type().athenaName(),
                    "Use CAST(… AS bigint).");
        }
        String sql = Types.isInteger(seconds.type())
                ? "to_timestamp(" + seconds.sql() + ")"
                : "athena_from_milliseconds(CAST(floor(1000 * CAST(" + seconds.sql() + " AS DOUBLE) + 0.5) AS BIGINT))";
        String zone = switch (call.size()) {
            case 1 -> ZonedOf.UTC.zone();
            case 2 -> Zones.named(call.argument(1), call.requireText(1, "a zone"));
            default -> ZoneNames.ofMinutes(60 * integer(call, 1) + integer(call, 2));
        };
        return new Typed(sql, new ZonedOf(zone));
    }

    private static int integer(Call call, int index) {
        OptionalInt number = call.integer(index);
        if (number.isEmpty()) {
            throw SqlProblems.refused(
                    call.argument(index), "an offset that is not a plain number", "Write the hours and minutes down.");
        }
        return number.getAsInt();
    }

    /** A text that is written down may name any zone. */
    static Typed fromIso8601Timestamp(Call call) {
        call.requireSize(1, 1);
        Optional<String> text = call.text(0);
        if (text.isPresent()) {
            Optional<Typed> known = known(() -> IsoText.parse(text.get()));
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Typed("athena_from_iso8601_timestamp(" + call.sql(0, Simple.VARCHAR) + ")", ZonedOf.UTC);
    }

    /** A time that the translator can tell, with a zone that is not UTC; all else is left to the running query. */
    static Optional<Typed> known(Supplier<MomentInZone> reading) {
        try {
            MomentInZone moment = reading.get();
            return moment.zone().equals(ZoneNames.UTC)
                    ? Optional.empty()
                    : Optional.of(new Typed(MomentLiterals.instant(moment.instant()), new ZonedOf(moment.zone())));
        } catch (AthenaFailure e) {
            return Optional.empty();
        }
    }

    static Typed atTimezone(Call call) {
        call.requireSize(2, 2);
        return at(call.argument(0), call.typed(0), zone(call));
    }

    /** {@code x AT TIME ZONE 'Europe/Berlin'}: the same point in time, read in another zone. */
    static Typed atTimeZone(AtTimeZoneContext node, Scope scope, Translating query) {
        Typed value = query.expression(node.valueExpression(), scope);
        String zone;
        if (node.timeZoneSpecifier() instanceof TimeZoneStringContext named) {
            zone = Zones.named(named, LiteralRules.value(named.string()));
        } else if (node.timeZoneSpecifier() instanceof TimeZoneIntervalContext distance) {
            zone = ZoneNames.ofMinutes(Math.toIntExact(Intervals.milliseconds(distance.interval()) / MINUTE));
        } else {
            throw SqlProblems.refused(node, "this AT TIME ZONE", "Name the zone, such as 'Europe/Berlin'.");
        }
        return at(node, value, zone);
    }

    private static Typed at(ParserRuleContext node, Typed value, String zone) {
        if (value.type() instanceof ZonedOf zoned) {
            return new Typed(value.sql(), new ZonedOf(zone, zoned.digits()));
        }
        if (!Types.isTimestamp(value.type()) && value.type() != Simple.UNKNOWN) {
            throw timestamps(node, value);
        }
        return new Typed("CAST(" + value.sql() + " AS TIMESTAMPTZ)", new ZonedOf(zone, Types.digits(value.type())));
    }

    /** The same clock in another zone, at another point in time. */
    static Typed withTimezone(Call call) {
        call.requireSize(2, 2);
        Typed value = call.typed(0);
        if (value.type() != Simple.DATE && !Types.isTimestamp(value.type())) {
            throw timestamps(call.argument(0), value);
        }
        ZonedOf zoned = new ZonedOf(zone(call), Types.digits(value.type()));
        String local = "CAST(" + value.sql() + " AS TIMESTAMP)";
        // Of two times that the clock shows alike, the earlier one.
        String near = "CAST(" + value.sql() + " AS TIMESTAMPTZ) - to_days(1)";
        return new Typed(Zones.instant(local, near, zoned), zoned);
    }

    /** The name of a time's zone. */
    static Typed timezone(Call call) {
        call.requireSize(1, 1);
        Typed value = call.typed(0);
        if (!(value.type() instanceof ZonedOf zoned)) {
            throw timestamps(call.argument(0), value);
        }
        return new Typed(
                "CASE WHEN (" + value.sql() + ") IS NOT NULL THEN " + Call.quote(zoned.zone()) + " END",
                Simple.VARCHAR);
    }

    private static String zone(Call call) {
        return Zones.named(call.argument(1), call.requireText(1, "a zone"));
    }

    private static ColdtrailException timestamps(ParserRuleContext node, Typed value) {
        return SqlProblems.type(
                node,
                "a zone is for timestamps and this is " + value.type().athenaName(),
                "Use CAST(… AS timestamp) first.");
    }
}
