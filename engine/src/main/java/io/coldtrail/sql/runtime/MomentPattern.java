package io.coldtrail.sql.runtime;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.List;

/** A pattern of {@code date_format} or {@code format_datetime}, ready for use. Immutable. */
public final class MomentPattern {
    private static final BoundedCache<String, MomentPattern> PERCENT =
            new BoundedCache<>(pattern -> new MomentPattern(PercentPattern.parts(pattern)));
    private static final BoundedCache<String, MomentPattern> LETTERS =
            new BoundedCache<>(pattern -> new MomentPattern(LetterPattern.parts(pattern)));

    private final List<PatternPart> parts;

    private MomentPattern(List<PatternPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /** MySQL's pattern, such as {@code %Y-%m-%d}. */
    public static MomentPattern percent(String pattern) {
        return PERCENT.get(pattern);
    }

    /** Joda's pattern, such as {@code yyyy-MM-dd}. */
    public static MomentPattern letters(String pattern) {
        return LETTERS.get(pattern);
    }

    /** Whether it speaks of the zone. */
    public boolean showsZone() {
        return parts.stream()
                .anyMatch(part -> part instanceof PatternPart.Offset
                        || part instanceof PatternPart.Zone
                        || part instanceof PatternPart.ZoneText);
    }

    public String format(ZonedDateTime time) {
        StringBuilder text = new StringBuilder();
        for (PatternPart part : parts) {
            part.write(time, text);
        }
        return text.toString();
    }

    /** The time that a text says, on the clock of the zone that it names; UTC where it names none. */
    public MomentInZone parse(String text) {
        if (parts.isEmpty()) {
            throw new AthenaFailure("an empty format reads nothing");
        }
        ParsedMoment moment = new ParsedMoment();
        int position = 0;
        for (PatternPart part : parts) {
            int next = part.read(text, position, moment);
            if (next == PatternPart.NONE) {
                throw malformed(text, position);
            }
            position = next;
        }
        if (position < text.length()) {
            throw malformed(text, position);
        }
        try {
            String zone = moment.zone();
            return new MomentInZone(moment.time(), zone == null ? ZoneNames.UTC : zone);
        } catch (DateTimeException e) {
            throw new AthenaFailure("Cannot parse \"" + text + "\": " + e.getMessage());
        }
    }

    private static AthenaFailure malformed(String text, int position) {
        return new AthenaFailure("Invalid format: \"" + text + "\""
                + (position >= text.length()
                        ? " is too short"
                        : " is malformed" + (position == 0 ? "" : " at \"" + text.substring(position) + "\"")));
    }
}
