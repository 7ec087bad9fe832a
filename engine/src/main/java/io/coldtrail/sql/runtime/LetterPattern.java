package io.coldtrail.sql.runtime;

import io.coldtrail.sql.runtime.PatternPart.Fraction;
import io.coldtrail.sql.runtime.PatternPart.Literal;
import io.coldtrail.sql.runtime.PatternPart.Name;
import io.coldtrail.sql.runtime.PatternPart.Offset;
import io.coldtrail.sql.runtime.PatternPart.TwoDigitYear;
import io.coldtrail.sql.runtime.PatternPart.Zone;
import io.coldtrail.sql.runtime.PatternPart.ZoneText;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Joda's patterns, as {@code format_datetime} and {@code parse_datetime} have them. */
final class LetterPattern {
    /** A year of two digits is one of the hundred around the present day; ten years at both ends are left open. */
    private static final int FIRST_YEAR = 1946;

    private static final int UNSURE_YEARS = 10;
    /** More do not fit an integer. */
    private static final int MAX_DIGITS = 9;

    /** Letters of plain numbers, with the most digits that are read. */
    private static final Map<Character, MomentField> NUMBERS = Map.ofEntries(
            Map.entry('d', MomentField.DAY_OF_MONTH),
            Map.entry('h', MomentField.HALF_DAY_HOUR_TO_12),
            Map.entry('H', MomentField.HOUR),
            Map.entry('k', MomentField.HOUR_TO_24),
            Map.entry('K', MomentField.HALF_DAY_HOUR),
            Map.entry('m', MomentField.MINUTE),
            Map.entry('s', MomentField.SECOND),
            Map.entry('e', MomentField.DAY_OF_WEEK),
            Map.entry('D', MomentField.DAY_OF_YEAR),
            Map.entry('w', MomentField.WEEK));

    private static final Map<Character, MomentField> YEARS =
            Map.of('y', MomentField.YEAR, 'Y', MomentField.YEAR_OF_ERA, 'x', MomentField.WEEK_YEAR);

    private LetterPattern() {}

    static List<PatternPart> parts(String pattern) {
        if (pattern.isEmpty()) {
            throw new AthenaFailure("Invalid pattern specification");
        }
        List<String> tokens = tokens(pattern);
        List<PatternPart> parts = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean numberFollows = i + 1 < tokens.size() && isNumeric(tokens.get(i + 1));
            parts.add(token.charAt(0) == '\'' ? new Literal(token.substring(1)) : letters(token, numberFollows));
        }
        return parts;
    }

    /** Runs of one letter, and texts with a quote before them. */
    private static List<String> tokens(String pattern) {
        List<String> tokens = new ArrayList<>();
        int next = 0;
        while (next < pattern.length()) {
            char character = pattern.charAt(next);
            StringBuilder token = new StringBuilder();
            if (isLetter(character)) {
                while (next < pattern.length() && pattern.charAt(next) == character) {
                    token.append(character);
                    next++;
                }
            } else {
                token.append('\'');
                next = literal(pattern, next, token);
            }
            if (token.length() > 1 || token.charAt(0) != '\'') {
                tokens.add(token.toString());
            }
        }
        return tokens;
    }

    /** Reads what stands for itself: all but letters, and whatever is in quotes. */
    private static int literal(String pattern, int start, StringBuilder token) {
        boolean quoted = false;
        int next = start;
        while (next < pattern.length()) {
            char character = pattern.charAt(next);
            if (character == '\'') {
                if (next + 1 < pattern.length() && pattern.charAt(next + 1) == '\'') {
                    token.append('\'');
                    next++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && isLetter(character)) {
                return next;
            } else {
                token.append(character);
            }
            next++;
        }
        return next;
    }

    private static PatternPart letters(String token, boolean numberFollows) {
        char letter = token.charAt(0);
        int count = token.length();
        MomentField number = NUMBERS.get(letter);
        if (number != null) {
            int most = letter == 'D' ? 3 : letter == 'e' ? 1 : 2;
            return new PatternPart.Digits(number, count, Math.min(MAX_DIGITS, Math.max(most, count)), false);
        }
        MomentField year = YEARS.get(letter);
        if (year != null) {
            return year(year, count, numberFollows);
        }
        return switch (letter) {
            case 'C' -> new PatternPart.Digits(MomentField.CENTURY, count, Math.min(MAX_DIGITS, count), true);
            case 'M' ->
                count < 3
                        ? new PatternPart.Digits(MomentField.MONTH, count, 2, false)
                        : new Name(MomentField.MONTH, count > 3 ? TextStyle.FULL : TextStyle.SHORT);
            case 'E' -> new Name(MomentField.DAY_OF_WEEK, count > 3 ? TextStyle.FULL : TextStyle.SHORT);
            case 'a' -> new Name(MomentField.HALF_DAY, TextStyle.FULL);
            case 'S' -> new Fraction(count, count);
            case 'Z' -> count > 2 ? new Zone() : new Offset(count == 2 ? ":" : "");
            case 'z' -> new ZoneText(count > 3 ? TextStyle.FULL : TextStyle.SHORT);
            case 'G' -> new PatternPart.Era();
            default -> throw new AthenaFailure("Illegal pattern component: " + token);
        };
    }

    private static PatternPart year(MomentField field, int count, boolean numberFollows) {
        if (count == 2) {
            return new TwoDigitYear(field, FIRST_YEAR, UNSURE_YEARS, !numberFollows);
        }
        int most = numberFollows ? Math.min(MAX_DIGITS, count) : MAX_DIGITS;
        return new PatternPart.Digits(field, count, most, field != MomentField.YEAR_OF_ERA);
    }

    private static boolean isNumeric(String token) {
        char letter = token.charAt(0);
        return NUMBERS.containsKey(letter)
                || YEARS.containsKey(letter)
                || letter == 'C'
                || letter == 'S'
                || (letter == 'M' && token.length() < 3);
    }

    private static boolean isLetter(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
