package io.coldtrail.sql;

import io.coldtrail.sql.SqlType.Simple;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions. Athena's are Java's, DuckDB's are RE2's: what both read alike is taken, the rest is refused.
 */
final class RegexCalls {
    /** Escapes with the same meaning in both. */
    private static final String SAME_ESCAPES = "dDwWsSbB.\\/[](){}*+?^$|-nrt:\"'@=_<>#%&,;~`! ";

    private static final Pattern REPLACEMENT_GROUP = Pattern.compile("\\$(\\d)");

    private static final Pattern OPTIONAL_GROUP = Pattern.compile("\\)[?*{]|\\|");

    private RegexCalls() {}

    static Typed like(Call call) {
        call.requireSize(2, 2);
        String pattern = pattern(call, End.ONLY_ASKED);
        return new Typed(
                "regexp_matches(" + call.sql(0, Simple.VARCHAR) + ", " + Call.quote(pattern) + ")", Simple.BOOLEAN);
    }

    static Typed extract(Call call) {
        call.requireSize(2, 3);
        String pattern = pattern(call, End.IN_RESULT);
        String group = "0";
        if (call.size() == 3) {
            group = call.argument(2).getText();
            if (!group.matches("\\d")) {
                throw SqlProblems.refused(call.argument(2), "this group of regexp_extract", "Write it as a number.");
            }
            // A group that took no part is NULL in Athena and an empty text in DuckDB.
            boolean optional = OPTIONAL_GROUP.matcher(pattern).find();
            require(call, group.equals("0") || !optional, "a group that may be left out");
        }
        return new Typed(
                "athena_regexp_extract(" + call.sql(0, Simple.VARCHAR) + ", " + Call.quote(pattern) + ", " + group
                        + ")",
                Simple.VARCHAR);
    }

    static Typed replace(Call call) {
        call.requireSize(2, 3);
        String pattern = Call.quote(pattern(call, End.IN_RESULT));
        String replacement = call.size() == 3 ? call.requireText(2, "a replacement") : "";
        if (replacement.contains("\\") || replacement.matches(".*\\$(\\D|$|\\d\\d).*")) {
            throw SqlProblems.refused(
                    call.argument(2), "this replacement of regexp_replace", "Groups are $0 to $9; no backslashes.");
        }
        String groups = REPLACEMENT_GROUP.matcher(replacement).replaceAll("\\\\$1");
        return new Typed(
                "regexp_replace(" + call.sql(0, Simple.VARCHAR) + ", " + pattern + ", " + Call.quote(groups) + ", 'g')",
                Simple.VARCHAR);
    }

    /** Whether what {@code $} takes up can be seen in the result. */
    private enum End {
        ONLY_ASKED,
        IN_RESULT
    }

    private static String pattern(Call call, End end) {
        String pattern = call.requireText(1, "a pattern");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw SqlProblems.type(
                    call.argument(1), "'" + pattern + "' is not a regular expression", e.getDescription() + ".");
        }
        StringBuilder result = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
            char previous = i > 0 ? pattern.charAt(i - 1) : 0;
            if (character == '\\') {
                require(call, SAME_ESCAPES.indexOf(next) >= 0 && !(inClass && "bB".indexOf(next) >= 0), "\\" + next);
                // RE2 knows no escaped blank or other plain character.
                boolean plain = "/:\"'@=_<>#%&,;~`! ".indexOf(next) >= 0;
                result.append(plain ? "" : "\\").append(next);
                i++;
            } else if (inClass) {
                require(call, character != '[' && !(character == '&' && next == '&'), "a class within a class");
                inClass = character != ']';
                result.append(character);
            } else if (character == '$') {
                // In Athena it also matches before a line break at the very end.
                require(call, end == End.ONLY_ASKED, "$");
                result.append("\\n?\\z");
            } else {
                inClass = character == '[';
                boolean group = character == '(' && next == '?';
                require(call, !group || pattern.startsWith("(?:", i) || pattern.startsWith("(?i)", i), "(?");
                require(
                        call,
                        character != '+' || "*+?}".indexOf(previous) < 0 || escaped(pattern, i - 1),
                        "a possessive +");
                if (inClass && (next == ']' || pattern.startsWith("[^]", i))) {
                    require(call, false, "[]");
                }
                result.append(character);
            }
        }
        return result.toString();
    }

    private static boolean escaped(String pattern, int index) {
        return index > 0 && pattern.charAt(index - 1) == '\\';
    }

    private static void require(Call call, boolean known, String what) {
        if (!known) {
            throw SqlProblems.refused(
                    call.argument(1),
                    what + " in a regular expression",
                    "DuckDB reads it in another way, or not at all.");
        }
    }
}
