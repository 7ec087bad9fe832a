package io.coldtrail.report.timeline;

import io.coldtrail.query.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times of rows, as ISO 8601 with an offset. */
final class EventTime {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT);

    private EventTime() {}

    /** The moment that a value means: a timestamp, a day, seconds since the epoch, or text of ISO 8601. */
    static Optional<Instant> of(Value value) {
        if (value instanceof Value.Moment moment) {
            return Optional.of(moment.time().toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Value.Instantaneous moment) {
            return Optional.of(moment.time());
        }
        if (value instanceof Value.Day day) {
            return Optional.of(day.date().atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        try {
            return value instanceof Value.Whole seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds.number())).filter(EventTime::hasFourDigitYear)
                    : value.isNull()
                            ? Optional.empty()
                            : parse(value.athenaText()).filter(EventTime::hasFourDigitYear);
        } catch (DateTimeException e) {
            // Whoever wrote the log chose the text; rows without a time are counted by the caller.
            return Optional.empty();
        }
    }

    private static Optional<Instant> parse(String text) {
        String iso = text.replace(' ', 'T');
        return Optional.of(
                iso.matches("(?s).*(?:Z|[+-]\\d{2}:\\d{2})")
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    }

    private static boolean hasFourDigitYear(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= 9999;
    }

    static String text(Instant time) {
        return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROSECONDS)
                .format(time.atOffset(ZoneOffset.UTC));
    }
}
