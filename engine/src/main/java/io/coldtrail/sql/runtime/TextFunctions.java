package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TRUTH;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.WHOLE;

import java.text.Normalizer;
import java.util.List;

/** Functions on texts, which are rows of code points. */
final class TextFunctions {
    /** Two texts of this many characters each make a table of a billion steps. */
    private static final long MAX_COMPARISONS = 1_000_000_000;

    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of("athena_codepoint", List.of(TEXT), WHOLE, arguments -> codePoint((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_reverse_text",
                    List.of(TEXT),
                    TEXT,
                    arguments ->
                            new StringBuilder((String) arguments[0]).reverse().toString()),
            RuntimeFunction.of(
                    "athena_strpos",
                    List.of(TEXT, TEXT, WHOLE),
                    WHOLE,
                    arguments -> position((String) arguments[0], (String) arguments[1], (Long) arguments[2])),
            RuntimeFunction.of(
                    "athena_translate",
                    List.of(TEXT, TEXT, TEXT),
                    TEXT,
                    arguments -> translated((String) arguments[0], (String) arguments[1], (String) arguments[2])),
            RuntimeFunction.of(
                    "athena_normalize",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> Normalizer.normalize(
                            (String) arguments[0], Normalizer.Form.valueOf((String) arguments[1]))),
            RuntimeFunction.of(
                    "athena_levenshtein_distance",
                    List.of(TEXT, TEXT),
                    WHOLE,
                    arguments -> levenshtein(points(arguments[0]), points(arguments[1]))),
            RuntimeFunction.of(
                    "athena_hamming_distance",
                    List.of(TEXT, TEXT),
                    WHOLE,
                    arguments -> hamming(points(arguments[0]), points(arguments[1]))),
            RuntimeFunction.of("athena_soundex", List.of(TEXT), TEXT, arguments -> Soundex.of((String) arguments[0])),
            RuntimeFunction.of("athena_luhn_check", List.of(TEXT), TRUTH, arguments -> luhn((String) arguments[0])));

    private TextFunctions() {}

    private static int[] points(Object text) {
        return ((String) text).codePoints().toArray();
    }

    private static Object codePoint(String text) {
        if (text.codePointCount(0, text.length()) != 1) {
            throw new AthenaFailure("Input string must be a single character string");
        }
        return (long) text.codePointAt(0);
    }

    /** The position of one of the places where a text stands in another, counted from the end if negative. */
    private static Object position(String text, String wanted, long instance) {
        if (instance == 0) {
            throw new AthenaFailure("'instance' must be a positive or negative number.");
        }
        if (wanted.isEmpty()) {
            return 1L;
        }
        int found = instance > 0 ? -1 : text.length();
        for (long i = 0; i < Math.abs(instance); i++) {
            found = instance > 0 ? text.indexOf(wanted, found + 1) : text.lastIndexOf(wanted, found - 1);
            if (found < 0) {
                return 0L;
            }
        }
        return text.codePointCount(0, found) + 1L;
    }

    /** Each character that stands among the first ones becomes the one at its place among the others, or nothing. */
    private static Object translated(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(point -> {
            int index = 0;
            while (index < sources.length && sources[index] != point) {
                index++;
            }
            if (index == sources.length) {
                result.appendCodePoint(point);
            } else if (index < targets.length) {
                result.appendCodePoint(targets[index]);
            }
        });
        return result.toString();
    }

    private static Object levenshtein(int[] left, int[] right) {
        if ((long) left.length * right.length > MAX_COMPARISONS) {
            throw new AthenaFailure("levenshtein_distance takes texts of up to 31,000 characters");
        }
        int[] distances = new int[right.length + 1];
        for (int j = 0; j < distances.length; j++) {
            distances[j] = j;
        }
        for (int i = 0; i < left.length; i++) {
            int diagonal = distances[0];
            distances[0] = i + 1;
            for (int j = 0; j < right.length; j++) {
                int replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = distances[j + 1];
                distances[j + 1] = Math.min(replaced, 1 + Math.min(distances[j], diagonal));
            }
        }
        return (long) distances[right.length];
    }

    private static Object hamming(int[] left, int[] right) {
        if (left.length != right.length) {
            throw new AthenaFailure("The input strings to hamming_distance function must have the same length");
        }
        long distance = 0;
        for (int i = 0; i < left.length; i++) {
            distance += left[i] == right[i] ? 0 : 1;
        }
        return distance;
    }

    private static Object luhn(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(text.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                throw new AthenaFailure("Input contains non-digit character");
            }
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return !text.isEmpty() && sum % 10 == 0;
    }
}
