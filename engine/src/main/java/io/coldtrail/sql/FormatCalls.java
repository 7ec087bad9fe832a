package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import io.coldtrail.sql.SqlType.ZonedOf;
import io.coldtrail.sql.runtime.MomentPattern;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times to texts and back. A pattern that is written down becomes one of DuckDB's where that has every letter; all others
 * go to a function in Java.
 */
final class FormatCalls {
    /** MySQL's letters in strftime's. */
    private static final Map<Character, String> WRITTEN = Map.ofEntries(
            Map.entry('Y', "%Y"),
            Map.entry('y', "%y"),
            Map.entry('m', "%m"),
            Map.entry('c', "%-m"),
            Map.entry('d', "%d"),
            Map.entry('e', "%-d"),
            Map.entry('f', "%g000"),
            Map.entry('H', "%H"),
            Map.entry('k', "%-H"),
            Map.entry('h', "%I"),
            Map.entry('I', "%I"),
            Map.entry('l', "%-I"),
            Map.entry('i', "%M"),
            Map.entry('s', "%S"),
            Map.entry('S', "%S"),
            Map.entry('T', "%H:%M:%S"),
            Map.entry('r', "%I:%M:%S %p"),
            Map.entry('p', "%p"),
            Map.entry('b', "%b"),
            Map.entry('M', "%B"),
            Map.entry('a', "%a"),
            Map.entry('W', "%A"),
            Map.entry('j', "%j"),
            Map.entry('v', "%V"),
            Map.entry('x', "%G"),
            Map.entry('%', "%%"));

    private static final Pattern FIXED = Pattern.compile("%[YmdHisST]([^%_\\\\]|%[YmdHisST])*");

    private FormatCalls() {}

    static Typed dateFormat(Call call) {
        call.requireSize(2, 2);
        Typed local = Zones.local(TemporalCalls.moment(call, 0));
        Optional<String> format = call.text(1).flatMap(FormatCalls::strftime);
        if (format.isPresent()) {
            return new Typed("strftime(" + local.sql() + ", " + Call.quote(format.get()) + ")", Simple.VARCHAR);
        }
        return new Typed(
                "athena_date_format(CAST(" + local.sql() + " AS TIMESTAMP), " + call.sql(1, Simple.VARCHAR) + ")",
                Simple.VARCHAR);
    }

    private static Optional<String> strftime(String format) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char character = format.charAt(i);
            if (character != '%') {
                result.append(character);
                continue;
            }
            String known = ++i < format.length() ? WRITTEN.get(format.charAt(i)) : null;
            if (known == null) {
                return Optional.empty();
            }
            result.append(known);
        }
        return Optional.of(result.toString());
    }

    static Typed dateParse(Call call) {
        call.requireSize(2, 2);
        String text = call.sql(0, Simple.VARCHAR);
        String format = call.sql(1, Simple.VARCHAR);
        Optional<String> shape = call.text(1).filter(FormatCalls::isFixed).map(FormatCalls::shape);
        String arguments = text + ", " + format;
        return new Typed(
                shape.isPresent()
                        ? "athena_date_parse_shape(" + arguments + ", " + Call.quote(shape.get()) + ", "
                                + Call.quote(strftime(call.requireText(1, "a format"))
                                        .orElseThrow()) + ")"
                        : "athena_date_parse(" + arguments + ")",
                Simple.TIMESTAMP);
    }

    /** Whether the format says a whole day, in letters of digits only, and begins with one. */
    private static boolean isFixed(String format) {
        return FIXED.matcher(format).matches()
                && Stream.of("%Y", "%m", "%d").allMatch(letter -> format.split(letter, -1).length == 2);
    }

    /** The pattern of LIKE that texts of the format have. */
    private static String shape(String format) {
        return format.replace("%Y", "____").replace("%T", "__:__:__").replaceAll("%[mdHisS]", "__");
    }

    static Typed formatDatetime(Call call) {
        call.requireSize(2, 2);
        Typed moment = TemporalCalls.moment(call, 0);
        String pattern = call.sql(1, Simple.VARCHAR);
        return new Typed(
                moment.type() instanceof ZonedOf zoned
                        ? "athena_format_zoned(" + moment.sql() + ", " + pattern + ", " + Call.quote(zoned.zone()) + ")"
                        : "athena_format_datetime(CAST(" + moment.sql() + " AS TIMESTAMP), " + pattern + ")",
                Simple.VARCHAR);
    }

    static Typed parseDatetime(Call call) {
        call.requireSize(2, 2);
        Optional<String> text = call.text(0);
        Optional<String> pattern = call.text(1);
        if (text.isPresent() && pattern.isPresent()) {
            Optional<Typed> known = InstantCalls.known(
                    () -> MomentPattern.letters(pattern.get()).parse(text.get()));
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Typed(
                "athena_parse_datetime(" + call.sql(0, Simple.VARCHAR) + ", " + call.sql(1, Simple.VARCHAR) + ")",
                ZonedOf.UTC);
    }

    static Typed toIso8601(Call call) {
        call.requireSize(1, 1);
        Typed moment = TemporalCalls.moment(call, 0);
        if (moment.type() == Simple.DATE) {
            return new Typed("CAST(" + moment.sql() + " AS VARCHAR)", Simple.VARCHAR);
        }
        Typed local = Zones.local(moment);
        String text = CastsToText.moment(local.sql(), Types.digits(moment.type()), "T");
        if (!(moment.type() instanceof ZonedOf zoned)) {
            return new Typed(text, Simple.VARCHAR);
        }
        String offset = Zones.isUtc(zoned)
                ? "'Z'"
                : "athena_format_zoned(" + moment.sql() + ", 'ZZ', " + Call.quote(zoned.zone()) + ")";
        return new Typed("(" + text + " || " + offset + ")", Simple.VARCHAR);
    }
}
