package io.coldtrail.sql;

import io.coldtrail.sql.CastRules.Failure;
import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.coldtrail.sql.runtime.MomentText;
import io.coldtrail.sql.runtime.ZoneNames;
import io.trino.grammar.sql.SqlBaseParser.CastContext;
import io.trino.grammar.sql.SqlBaseParser.TypeConstructorContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Dates and times that are written down, with a zone or without. */
final class MomentLiterals {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private MomentLiterals() {}

    static Typed date(TypeConstructorContext node, String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            LiteralRules.requireDate(node, text);
            return new Typed(Splice.of(node).text(), Simple.DATE);
        }
        LocalDate date = MomentText.parseDate(text).orElseThrow(() -> notADate(node, text));
        return new Typed("DATE '" + unsigned(date.toString()) + "'", Simple.DATE);
    }

    /** Java writes a sign before years of five digits, and DuckDB takes none. */
    private static String unsigned(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static RuntimeException notADate(ParserRuleContext node, String text) {
        LiteralRules.requireDate(node, text);
        return new IllegalStateException("a date after all: " + text);
    }

    static Typed timestamp(TypeConstructorContext node, String text) {
        MomentText moment = MomentText.parse(text).orElseThrow(() -> invalid(node, text));
        if (moment.digits() > TypeNames.MAX_DIGITS) {
            throw SqlProblems.refused(
                    node, "a time with more than six digits after its seconds", "Leave out the last digits.");
        }
        String zone = moment.zone();
        if (zone != null) {
            return zoned(node, moment.time(), Zones.named(node, zone), moment.digits());
        }
        boolean plain = text.matches("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?");
        String sql =
                plain ? Splice.of(node).text() : "TIMESTAMP '" + unsigned(MICROSECONDS.format(moment.time())) + "'";
        return new Typed(sql, Types.timestamp(moment.digits()));
    }

    /** {@code CAST('…' AS timestamp with time zone)}: the zone stands in the text. */
    static Typed cast(CastContext node, ZonedOf target, Failure failure) {
        String quoted = node.expression().getText();
        String text = quoted.substring(1, quoted.length() - 1).strip();
        Optional<MomentText> moment = MomentText.parse(text);
        if (moment.isEmpty()) {
            if (failure == Failure.NULL) {
                return new Typed("CAST(NULL AS TIMESTAMPTZ)", target);
            }
            throw invalid(node, text);
        }
        String zone = moment.get().zone();
        String name = zone == null ? ZonedOf.UTC.zone() : ZoneNames.named(zone).orElse("");
        if (name.isEmpty() && failure == Failure.NULL) {
            return new Typed("CAST(NULL AS TIMESTAMPTZ)", target);
        }
        LocalDateTime time = moment.get().rounded(target.digits());
        return zoned(node, time, zone == null ? name : Zones.named(node, zone), target.digits());
    }

    private static Typed zoned(ParserRuleContext node, LocalDateTime time, String zone, int digits) {
        ZoneId rules = ZoneId.of(zone);
        if (rules.getRules().getValidOffsets(time).isEmpty()) {
            throw SqlProblems.type(node, "there is no such time in " + zone, "The clock leaps over it there.");
        }
        return new Typed(instant(time.atZone(rules).toInstant()), new ZonedOf(zone, digits));
    }

    /** A point in time as DuckDB reads it. */
    static String instant(Instant time) {
        String text = unsigned(MICROSECONDS.format(time.atOffset(ZoneOffset.UTC)));
        return "TIMESTAMPTZ '" + text.replaceFirst("000$", "") + "+00'";
    }

    static String timestamp(Instant time) {
        String text = unsigned(MICROSECONDS.format(time.atOffset(ZoneOffset.UTC)));
        return "TIMESTAMP '" + text.replaceFirst("000$", "") + "'";
    }

    /** The time with so many digits after its seconds, the others cut off. */
    static Instant shortened(Instant time, int digits) {
        long unit = Math.round(Math.pow(10, 9 - digits));
        return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
    }

    private static RuntimeException invalid(ParserRuleContext node, String text) {
        return SqlProblems.type(
                node,
                "'" + text + "' is not a timestamp",
                text.contains("T")
                        ? "Write a blank for the T, or use from_iso8601_timestamp."
                        : "Write it as yyyy-mm-dd hh:mm:ss, with a zone after it if need be.");
    }
}
