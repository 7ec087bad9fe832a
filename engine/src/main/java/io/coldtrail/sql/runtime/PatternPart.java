package io.coldtrail.sql.runtime;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A piece of a pattern: it writes a part of a time, and reads one. */
sealed interface PatternPart {
    /** What {@link #read} gives where the text does not fit. */
    int NONE = -1;

    void write(ZonedDateTime time, StringBuilder text);

    /** Reads at a position, and gives the position behind; {@link #NONE} where nothing fits. */
    int read(String text, int position, ParsedMoment moment);

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Characters that stand for themselves; the case of letters does not matter when they are read. */
    record Literal(String text) implements PatternPart {
        @Override
        public void write(ZonedDateTime time, StringBuilder written) {
            written.append(text);
        }

        @Override
        public int read(String given, int position, ParsedMoment moment) {
            return given.regionMatches(true, position, text, 0, text.length()) ? position + text.length() : NONE;
        }
    }

    /** A number, written with at least and read with at most so many digits. */
    record Digits(MomentField field, int least, int most, boolean signed) implements PatternPart {
        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            int number = field.of(time.toLocalDateTime());
            text.append(number < 0 ? "-" : "");
            String digits = Integer.toString(Math.abs(number));
            text.append("0".repeat(Math.max(0, least - digits.length()))).append(digits);
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            int start = position;
            boolean sign = signed
                    && start + 1 < text.length()
                    && "+-".indexOf(text.charAt(start)) >= 0
                    && isDigit(text.charAt(start + 1));
            int next = sign ? start + 1 : start;
            int digits = next;
            while (next < text.length() && next - digits < most && isDigit(text.charAt(next))) {
                next++;
            }
            if (next == digits) {
                return NONE;
            }
            int number = Integer.parseInt(text.substring(digits, next));
            moment.add(field, text.charAt(start) == '-' ? -number : number);
            return next;
        }
    }

    /**
     * The last two digits of a year.
     *
     * @param first the first of the hundred years that they may mean
     * @param unsure how many years at both ends depend on the present day in Athena, and are refused
     * @param lenient whether another count of digits is read as the whole year
     */
    record TwoDigitYear(MomentField field, int first, int unsure, boolean lenient) implements PatternPart {
        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            int year = Math.floorMod(field.of(time.toLocalDateTime()), 100);
            text.append(year / 10).append(year % 10);
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            int next = position;
            while (next < text.length() && next - position < 9 && isDigit(text.charAt(next))) {
                if (!lenient && next - position == 2) {
                    break;
                }
                next++;
            }
            int count = next - position;
            if (count == 0 || (!lenient && count != 2)) {
                return NONE;
            }
            int number = Integer.parseInt(text.substring(position, next));
            if (count != 2) {
                moment.add(field, number);
                return next;
            }
            int year = first + Math.floorMod(number - first, 100);
            if (year < first + unsure || year >= first + 100 - unsure) {
                throw new AthenaFailure("the century of the year '" + text.substring(position, next)
                        + "' depends on the present day; use four digits");
            }
            moment.add(field, year);
            return next;
        }
    }

    /** Decimals of a second. */
    record Fraction(int least, int most) implements PatternPart {
        private static final int NANO_DIGITS = 9;

        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            // Three digits are known; what a pattern wants beyond them are zeros.
            String digits = String.format(Locale.ROOT, "%03d", time.getNano() / 1_000_000);
            text.append((digits + "0".repeat(Math.max(0, least - digits.length()))), 0, least);
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            int next = position;
            while (next < text.length() && next - position < most && isDigit(text.charAt(next))) {
                next++;
            }
            if (next == position) {
                return NONE;
            }
            String digits = text.substring(position, Math.min(next, position + NANO_DIGITS)) + "000";
            moment.add(MomentField.MILLISECOND, Integer.parseInt(digits.substring(0, 3)));
            return next;
        }
    }

    /** A name: of a month, a day of the week, a half of the day. Both lengths are read. */
    record Name(MomentField field, TextStyle style) implements PatternPart {
        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            text.append(field.names(style).get(field.of(time.toLocalDateTime()) - field.lowest()));
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            int longest = 0;
            int value = 0;
            for (TextStyle length : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                List<String> names = field.names(length);
                for (int i = 0; i < names.size(); i++) {
                    String name = names.get(i);
                    if (name.length() > longest && matches(name, text, position)) {
                        longest = name.length();
                        value = i + field.lowest();
                    }
                }
            }
            if (longest == 0) {
                return NONE;
            }
            moment.add(field, value);
            return position + longest;
        }

        /** As it is written, or all in capitals, or all in small letters. */
        private static boolean matches(String name, String text, int position) {
            return text.startsWith(name, position)
                    || text.startsWith(name.toUpperCase(Locale.ROOT), position)
                    || text.startsWith(name.toLowerCase(Locale.ROOT), position);
        }
    }

    /** Before or after the year 1; only the latter is read. */
    record Era() implements PatternPart {
        private static final Literal AFTER = new Literal("AD");

        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            text.append(time.getYear() > 0 ? AFTER.text() : "BC");
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            return AFTER.read(text, position, moment);
        }
    }

    /** The distance from UTC: {@code +0200}, or {@code +02:00}; zero is also read as {@code Z}. */
    record Offset(String separator) implements PatternPart {
        private static final Pattern FORM = Pattern.compile("([+-])(\\d{2})(?::?(\\d{2}))?");

        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            int minutes = time.getOffset().getTotalSeconds() / 60;
            int size = Math.abs(minutes);
            text.append(String.format(
                    Locale.ROOT, "%s%02d%s%02d", minutes < 0 ? "-" : "+", size / 60, separator, size % 60));
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            if (text.regionMatches(true, position, "Z", 0, 1)) {
                moment.zone(ZoneNames.UTC);
                return position + 1;
            }
            Matcher form = FORM.matcher(text).region(position, text.length());
            if (!form.lookingAt()) {
                return NONE;
            }
            int minutes = Integer.parseInt(form.group(2)) * 60
                    + (form.group(3) == null ? 0 : Integer.parseInt(form.group(3)));
            moment.zone(ZoneNames.ofMinutes(form.group(1).equals("-") ? -minutes : minutes));
            return form.end();
        }
    }

    /** The name of the zone, such as {@code Europe/Berlin}. */
    record Zone() implements PatternPart {
        private static final List<String> LONGEST_FIRST = longestFirst();

        private static List<String> longestFirst() {
            List<String> names = new ArrayList<>(ZoneId.getAvailableZoneIds());
            names.sort((first, second) -> second.length() - first.length());
            return List.copyOf(names);
        }

        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            text.append(time.getZone().getId());
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            for (String name : LONGEST_FIRST) {
                if (text.startsWith(name, position)) {
                    moment.zone(ZoneNames.named(name).orElse(name));
                    return position + name.length();
                }
            }
            return NONE;
        }
    }

    /** The zone's short or full name in English, which depends on the season: {@code EST}. It cannot be read. */
    record ZoneText(TextStyle style) implements PatternPart {
        @Override
        public void write(ZonedDateTime time, StringBuilder text) {
            String pattern = style == TextStyle.FULL ? "zzzz" : "z";
            text.append(DateTimeFormatter.ofPattern(pattern, Locale.US).format(time));
        }

        @Override
        public int read(String text, int position, ParsedMoment moment) {
            throw new AthenaFailure("names of zones in texts are not supported; only offsets such as +02:00 are");
        }
    }
}
