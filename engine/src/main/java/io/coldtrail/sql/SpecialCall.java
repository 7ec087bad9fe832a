package io.coldtrail.sql;

import java.util.Map;

/** Translates a call that a template cannot say. The list of functions names it with {@code @}. */
@FunctionalInterface
interface SpecialCall {
    Map<String, SpecialCall> BY_NAME = Map.ofEntries(
            Map.entry("@concat", TextCalls::concat),
            Map.entry("@extremum", TextCalls::extremum),
            Map.entry("@try", TextCalls::tryCall),
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
            Map.entry("@filter", LambdaCalls::filter),
            Map.entry("@transform", LambdaCalls::transform),
            Map.entry("@any_match", LambdaCalls::match),
            Map.entry("@date", TemporalCalls::date),
            Map.entry("@date_trunc", TemporalCalls::dateTrunc),
            Map.entry("@date_add", TemporalCalls::dateAdd),
            Map.entry("@date_diff", TemporalCalls::dateDiff),
            Map.entry("@date_format", TemporalCalls::dateFormat),
            Map.entry("@date_parse", TemporalCalls::dateParse),
            Map.entry("@now", TemporalCalls::now));

    Typed translate(Call call);
}
