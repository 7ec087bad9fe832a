package io.coldtrail.sql.runtime;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Dates and times: patterns, ISO 8601, calendars and zones. */
final class MomentFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_date_format",
                    List.of(RuntimeFunction.Type.MOMENT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.TEXT,
                    a -> MomentPattern.percent((String) a[1]).format(utc(a[0]))),
            RuntimeFunction.of(
                    "athena_date_parse",
                    List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.MOMENT,
                    a -> MomentPattern.percent((String) a[1])
                            .parse((String) a[0])
                            .time()),
            RuntimeFunction.of(
                    "athena_format_datetime",
                    List.of(RuntimeFunction.Type.MOMENT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.TEXT,
                    a -> withoutZone((String) a[1]).format(utc(a[0]))),
            RuntimeFunction.of(
                    "athena_format_zoned",
                    List.of(RuntimeFunction.Type.INSTANT, RuntimeFunction.Type.TEXT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.TEXT,
                    a -> MomentPattern.letters((String) a[1])
                            .format(((OffsetDateTime) a[0]).atZoneSameInstant(ZoneId.of((String) a[2])))),
            RuntimeFunction.of(
                    "athena_parse_datetime",
                    List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.INSTANT,
                    a -> MomentPattern.letters((String) a[1])
                            .parse((String) a[0])
                            .requireUtc((String) a[0])),
            RuntimeFunction.of(
                    "athena_parse_iso8601",
                    List.of(RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.INSTANT,
                    a -> IsoText.parse((String) a[0]).requireUtc((String) a[0])),
            RuntimeFunction.of(
                    "athena_parse_iso8601_date",
                    List.of(RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.DAY,
                    a -> IsoText.parseDate((String) a[0])),
            RuntimeFunction.of(
                    "athena_instant",
                    List.of(RuntimeFunction.Type.MOMENT, RuntimeFunction.Type.INSTANT, RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.INSTANT,
                    a -> Calendar.instant((LocalDateTime) a[0], (OffsetDateTime) a[1], (String) a[2])),
            RuntimeFunction.of(
                    "athena_date_diff",
                    List.of(RuntimeFunction.Type.TEXT, RuntimeFunction.Type.MOMENT, RuntimeFunction.Type.MOMENT),
                    RuntimeFunction.Type.WHOLE,
                    a -> Calendar.difference((String) a[0], (LocalDateTime) a[1], (LocalDateTime) a[2])),
            RuntimeFunction.of(
                    "athena_human_readable_seconds",
                    List.of(RuntimeFunction.Type.REAL),
                    RuntimeFunction.Type.TEXT,
                    a -> Durations.inWords((Double) a[0])),
            RuntimeFunction.of(
                    "athena_parse_duration",
                    List.of(RuntimeFunction.Type.TEXT),
                    RuntimeFunction.Type.WHOLE,
                    a -> Durations.parse((String) a[0])));

    private MomentFunctions() {}

    private static ZonedDateTime utc(Object time) {
        return ((LocalDateTime) time).atZone(ZoneId.of(ZoneNames.UTC));
    }

    private static MomentPattern withoutZone(String pattern) {
        MomentPattern letters = MomentPattern.letters(pattern);
        if (letters.showsZone()) {
            throw new AthenaFailure("a timestamp without a zone cannot be formatted with 'Z' or 'z'");
        }
        return letters;
    }
}
