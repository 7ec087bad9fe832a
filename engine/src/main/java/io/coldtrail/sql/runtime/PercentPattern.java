package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.MomentField.DAY_OF_MONTH;
import static io.coldtrail.sql.runtime.MomentField.DAY_OF_WEEK;
import static io.coldtrail.sql.runtime.MomentField.DAY_OF_YEAR;
import static io.coldtrail.sql.runtime.MomentField.HALF_DAY;
import static io.coldtrail.sql.runtime.MomentField.HALF_DAY_HOUR_TO_12;
import static io.coldtrail.sql.runtime.MomentField.HOUR;
import static io.coldtrail.sql.runtime.MomentField.MINUTE;
import static io.coldtrail.sql.runtime.MomentField.MONTH;
import static io.coldtrail.sql.runtime.MomentField.SECOND;
import static io.coldtrail.sql.runtime.MomentField.WEEK;
import static io.coldtrail.sql.runtime.MomentField.WEEK_YEAR;
import static io.coldtrail.sql.runtime.MomentField.YEAR;

import io.coldtrail.sql.runtime.PatternPart.Fraction;
import io.coldtrail.sql.runtime.PatternPart.Literal;
import io.coldtrail.sql.runtime.PatternPart.Name;
import io.coldtrail.sql.runtime.PatternPart.TwoDigitYear;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;

/** MySQL's patterns, as {@code date_format} and {@code date_parse} have them. */
final class PercentPattern {
    /** Two digits of a year mean one from 1970 on. */
    private static final int FIRST_YEAR = 1970;

    private PercentPattern() {}

    static List<PatternPart> parts(String pattern) {
        List<PatternPart> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            if (character != '%') {
                parts.add(new Literal(String.valueOf(character)));
            } else if (++i < pattern.length()) {
                parts.addAll(letter(pattern.charAt(i)));
            }
        }
        return parts;
    }

    private static List<PatternPart> letter(char letter) {
        return switch (letter) {
            case 'a' -> List.of(new Name(DAY_OF_WEEK, TextStyle.SHORT));
            case 'b' -> List.of(new Name(MONTH, TextStyle.SHORT));
            case 'c' -> List.of(number(MONTH, 1));
            case 'd' -> List.of(number(DAY_OF_MONTH, 2));
            case 'e' -> List.of(number(DAY_OF_MONTH, 1));
            case 'f' -> List.of(new Fraction(6, 9));
            case 'H' -> List.of(number(HOUR, 2));
            case 'h', 'I' -> List.of(number(HALF_DAY_HOUR_TO_12, 2));
            case 'i' -> List.of(number(MINUTE, 2));
            case 'j' -> List.of(new PatternPart.Digits(DAY_OF_YEAR, 3, 3, false));
            case 'k' -> List.of(number(HOUR, 1));
            case 'l' -> List.of(number(HALF_DAY_HOUR_TO_12, 1));
            case 'M' -> List.of(new Name(MONTH, TextStyle.FULL));
            case 'm' -> List.of(number(MONTH, 2));
            case 'p' -> List.of(new Name(HALF_DAY, TextStyle.FULL));
            case 'r' -> clock(HALF_DAY_HOUR_TO_12, new Literal(" "), new Name(HALF_DAY, TextStyle.FULL));
            case 'S', 's' -> List.of(number(SECOND, 2));
            case 'T' -> clock(HOUR);
            case 'v' -> List.of(number(WEEK, 2));
            case 'x' -> List.of(new PatternPart.Digits(WEEK_YEAR, 4, 4, true));
            case 'W' -> List.of(new Name(DAY_OF_WEEK, TextStyle.FULL));
            case 'Y' -> List.of(new PatternPart.Digits(YEAR, 4, 4, true));
            case 'y' -> List.of(new TwoDigitYear(YEAR, FIRST_YEAR, 0, false));
            case 'w', 'U', 'u', 'V', 'X', 'D' ->
                throw new AthenaFailure("%" + letter + " not supported in date format string");
            default -> List.of(new Literal(String.valueOf(letter)));
        };
    }

    private static PatternPart number(MomentField field, int least) {
        return new PatternPart.Digits(field, least, 2, false);
    }

    private static List<PatternPart> clock(MomentField hour, PatternPart... rest) {
        List<PatternPart> parts = new ArrayList<>(
                List.of(number(hour, 2), new Literal(":"), number(MINUTE, 2), new Literal(":"), number(SECOND, 2)));
        parts.addAll(List.of(rest));
        return parts;
    }
}
