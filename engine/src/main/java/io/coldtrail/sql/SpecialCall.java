package io.coldtrail.sql;

import java.util.Map;

/** Translates a call that a template cannot say. The list of functions names it with {@code @}. */
@FunctionalInterface
interface SpecialCall {
    Map<String, SpecialCall> BY_NAME = Map.ofEntries(
            Map.entry("@concat", TextCalls::concat),
            Map.entry("@concat_ws", TextCalls::concatWs),
            Map.entry("@format", PrintfCalls::format),
            Map.entry("@extremum", ConditionCalls::extremum),
            Map.entry("@nullif", ConditionCalls::nullif),
            Map.entry("@typeof", TypeofCalls::typeof),
            Map.entry("@try", TryCalls::call),
            Map.entry("@regexp_like", RegexCalls::like),
            Map.entry("@regexp_extract", RegexCalls::extract),
            Map.entry("@regexp_extract_all", RegexCalls::extractAll),
            Map.entry("@regexp_replace", RegexCalls::replace),
            Map.entry("@regexp_split", RegexCalls::split),
            Map.entry("@regexp_count", RegexCalls::count),
            Map.entry("@regexp_position", RegexCalls::position),
            Map.entry("@json_extract_scalar", JsonCalls::extractScalar),
            Map.entry("@json_extract", JsonCalls::extract),
            Map.entry("@json_size", JsonCalls::size),
            Map.entry("@array_join", ArrayCalls::join),
            Map.entry("@map_concat", ArrayCalls::mapConcat),
            Map.entry("@date", TemporalCalls::date),
            Map.entry("@date_trunc", TemporalCalls::dateTrunc),
            Map.entry("@date_add", TemporalCalls::dateAdd),
            Map.entry("@date_diff", TemporalCalls::dateDiff),
            Map.entry("@last_day_of_month", TemporalCalls::lastDayOfMonth),
            Map.entry("@date_format", FormatCalls::dateFormat),
            Map.entry("@date_parse", FormatCalls::dateParse),
            Map.entry("@format_datetime", FormatCalls::formatDatetime),
            Map.entry("@parse_datetime", FormatCalls::parseDatetime),
            Map.entry("@to_iso8601", FormatCalls::toIso8601),
            Map.entry("@from_unixtime", InstantCalls::fromUnixtime),
            Map.entry("@from_iso8601_timestamp", InstantCalls::fromIso8601Timestamp),
            Map.entry("@at_timezone", InstantCalls::atTimezone),
            Map.entry("@with_timezone", InstantCalls::withTimezone),
            Map.entry("@field", FieldCalls::call),
            Map.entry("@round", NumberCalls::round),
            Map.entry("@ceil", NumberCalls::ceil),
            Map.entry("@floor", NumberCalls::floor),
            Map.entry("@truncate", NumberCalls::truncate),
            Map.entry("@sign", NumberCalls::sign),
            Map.entry("@mod", NumberCalls::mod),
            Map.entry("@timezone", InstantCalls::timezone),
            Map.entry("@now", TemporalCalls::now));

    Typed translate(Call call);
}
