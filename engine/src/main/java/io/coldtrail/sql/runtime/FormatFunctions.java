package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;

import io.coldtrail.sql.runtime.JsonScanner.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code format}, with the patterns of Java's {@link java.util.Formatter}. */
final class FormatFunctions {
    /** Wider fields than any report needs would fill the memory. */
    private static final int MAX_WIDTH_DIGITS = 5;

    static final List<RuntimeFunction> ALL = List.of(RuntimeFunction.of(
            "athena_format_all",
            List.of(TEXT, TEXT),
            TEXT,
            arguments -> format((String) arguments[0], values((String) arguments[1]))));

    private FormatFunctions() {}

    private static Object format(String pattern, @Nullable Object[] values) {
        if (pattern.matches("(?s).*%[^a-zA-Z%]*\\d{" + (MAX_WIDTH_DIGITS + 1) + "}.*")) {
            throw new AthenaFailure("format takes widths of up to 99,999: " + pattern);
        }
        try {
            return String.format(Locale.ENGLISH, pattern, values);
        } catch (IllegalFormatException e) {
            throw new AthenaFailure("Invalid format string: " + pattern + " (" + e.getMessage() + ")");
        }
    }

    /** Each value is a JSON text: a letter for its type, and how it is written. */
    private static @Nullable Object[] values(String json) {
        JsonScanner scanner = new JsonScanner(json);
        scanner.next();
        List<@Nullable Object> values = new ArrayList<>();
        while (scanner.next() != Token.ARRAY_END) {
            values.add(scanner.current() == Token.NULL ? null : value(scanner.value()));
        }
        return values.toArray();
    }

    private static Object value(String text) {
        String written = text.substring(1);
        return switch (text.charAt(0)) {
            case 'i' -> Long.valueOf(written);
            case 'r' -> Double.valueOf(written);
            case 'f' -> Float.valueOf(written);
            case 'n' -> new BigDecimal(written);
            case 'b' -> Boolean.valueOf(written);
            case 'd' -> LocalDate.parse(written);
            case 't' -> LocalDateTime.parse(written);
            case 'z' -> {
                int zone = written.indexOf(' ');
                yield LocalDateTime.parse(written.substring(0, zone))
                        .atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(ZoneId.of(written.substring(zone + 1)));
            }
            default -> written;
        };
    }
}
