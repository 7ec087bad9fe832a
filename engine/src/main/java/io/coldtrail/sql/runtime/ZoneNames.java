package io.coldtrail.sql.runtime;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of zones in the spellings that Athena takes, and as it shows them. */
public final class ZoneNames {
    /** The zone of everything that names no other. */
    public static final String UTC = "UTC";

    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT|UT)?([+-])(\\d{2}(?=:?\\d{2}$)|\\d{1,2}$)(?::?(\\d{2}))?");
    /** These names count hours in the other direction. */
    private static final Pattern ETC_OFFSET = Pattern.compile("Etc/GMT([+-])(\\d{1,2})");

    private static final Pattern SAME_AS_UTC =
            Pattern.compile("Z|(?:Etc/)?(?:UTC|UCT|UT|GMT|GMT0|Greenwich|Universal|Zulu)");
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();
    private static final int MAX_OFFSET_MINUTES = 14 * 60;

    private ZoneNames() {}

    /** The zone that a text names, as Athena shows it: {@code UTC}, {@code Europe/Berlin}, {@code +02:00}. */
    public static Optional<String> named(String text) {
        if (SAME_AS_UTC.matcher(text).matches()) {
            return Optional.of(UTC);
        }
        Matcher etc = ETC_OFFSET.matcher(text);
        if (etc.matches()) {
            return offset(etc.group(1).equals("+") ? -1 : 1, Integer.parseInt(etc.group(2)), 0);
        }
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
            return offset(offset.group(1).equals("-") ? -1 : 1, Integer.parseInt(offset.group(2)), minutes);
        }
        return KNOWN.contains(text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> offset(int sign, int hours, int minutes) {
        int total = hours * 60 + minutes;
        return minutes < 60 && total <= MAX_OFFSET_MINUTES ? Optional.of(ofMinutes(sign * total)) : Optional.empty();
    }

    /** The name of a zone that is so many minutes from UTC. */
    public static String ofMinutes(int minutes) {
        int size = Math.abs(minutes);
        return minutes == 0
                ? UTC
                : String.format(Locale.ROOT, "%s%02d:%02d", minutes < 0 ? "-" : "+", size / 60, size % 60);
    }
}
