package io.coldtrail.integrity.digest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a log was delivered: the time in its name. */
final class DeliveryTime {
    private static final Pattern STAMP = Pattern.compile("_(\\d{8}T\\d{4})Z_[^/]*$");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

    private DeliveryTime() {}

    /** Null where the name has none. */
    static @Nullable Instant of(String key) {
        Matcher matcher = STAMP.matcher(key);
        try {
            return matcher.find() ? LocalDateTime.parse(matcher.group(1), FORM).toInstant(ZoneOffset.UTC) : null;
        } catch (DateTimeException e) {
            // Digits that are no time tell nothing.
            return null;
        }
    }
}
