package io.coldtrail.sql;

import java.util.Optional;
import java.util.regex.Pattern;

/** Regular expressions that DuckDB's engine, RE2, reads as Athena does. It is faster than a call of Java. */
final class Re2Syntax {
    /** Escapes with the same meaning in both. */
    private static final String SAME_ESCAPES = "dDwW.\\/[](){}*+?^$|-nrt:\"'@=_<>#%&,;~`! ";

    /** Those of them that RE2 does not know, though they mean the character itself. */
    private static final String PLAIN = "/:\"'@=_<>#%&,;~`! ";

    /** Repetitions of no more than 999 times; RE2 refuses more than 1000. */
    private static final Pattern REPETITION = Pattern.compile("\\{\\d{1,3}(,\\d{0,3})?}");

    private Re2Syntax() {}

    /** Whether what {@code $} takes up can be seen in the result. */
    enum End {
        ONLY_ASKED,
        IN_RESULT
    }

    /** The pattern for RE2; empty if it may mean something else there. */
    static Optional<String> of(String pattern, End end) {
        StringBuilder re2 = new StringBuilder();
        boolean inClass = false;
        boolean quantified = false;
        // Whether something stands before that can be repeated.
        boolean operand = false;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
            boolean repeats = !inClass && "*+?{".indexOf(character) >= 0;
            if (character == '\\') {
                if (SAME_ESCAPES.indexOf(next) < 0) {
                    return Optional.empty();
                }
                re2.append(PLAIN.indexOf(next) >= 0 ? "" : "\\").append(next);
                i++;
            } else if (inClass) {
                if (character == '[' || (character == '&' && next == '&')) {
                    return Optional.empty();
                }
                inClass = character != ']';
                re2.append(character);
            } else if (character == '$') {
                // In Athena it also matches before a line break at the very end.
                if (end == End.IN_RESULT) {
                    return Optional.empty();
                }
                re2.append("\\n?\\z");
            } else if (character == '[') {
                if (next == ']' || pattern.startsWith("[^]", i)) {
                    return Optional.empty();
                }
                inClass = true;
                re2.append(character);
            } else if (repeats) {
                boolean lazy = quantified && character == '?';
                boolean counted = character != '{'
                        || REPETITION
                                .matcher(pattern)
                                .region(i, pattern.length())
                                .lookingAt();
                if ((quantified && !lazy) || !(operand || quantified) || !counted) {
                    return Optional.empty();
                }
                int stop = character == '{' ? pattern.indexOf('}', i) : i;
                re2.append(pattern, i, stop + 1);
                i = stop;
            } else {
                boolean group = character == '(' && next == '?';
                if (group && !pattern.startsWith("(?:", i) && !(i == 0 && pattern.startsWith("(?i)"))) {
                    return Optional.empty();
                }
                re2.append(group ? pattern.startsWith("(?:", i) ? "(?:" : "(?i)" : String.valueOf(character));
                i += group ? pattern.indexOf(pattern.startsWith("(?:", i) ? ':' : ')', i) - i : 0;
            }
            quantified = repeats;
            operand = !repeats && (character == '\\' || "(|^$".indexOf(character) < 0);
        }
        return Optional.of(re2.toString());
    }
}
