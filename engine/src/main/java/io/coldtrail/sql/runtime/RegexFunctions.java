package io.coldtrail.sql.runtime;

import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TEXT;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.TRUTH;
import static io.coldtrail.sql.runtime.RuntimeFunction.Type.WHOLE;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Functions with regular expressions. */
final class RegexFunctions {
    static final List<RuntimeFunction> ALL = List.of(
            RuntimeFunction.of(
                    "athena_java_regexp_like",
                    List.of(TEXT, TEXT),
                    TRUTH,
                    arguments -> Regex.of((String) arguments[1]).matches((String) arguments[0])),
            RuntimeFunction.of(
                    "athena_java_regexp_extract",
                    List.of(TEXT, TEXT, WHOLE),
                    TEXT,
                    arguments -> extract((String) arguments[0], (String) arguments[1], (Long) arguments[2])),
            RuntimeFunction.of(
                    "athena_java_regexp_extract_all",
                    List.of(TEXT, TEXT, WHOLE),
                    TEXT,
                    arguments -> extractAll((String) arguments[0], (String) arguments[1], (Long) arguments[2])),
            RuntimeFunction.of(
                    "athena_java_regexp_replace",
                    List.of(TEXT, TEXT, TEXT),
                    TEXT,
                    arguments -> replace((String) arguments[0], (String) arguments[1], (String) arguments[2])),
            RuntimeFunction.of(
                    "athena_java_regexp_split",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> TextList.json(between((String) arguments[0], (String) arguments[1]))),
            RuntimeFunction.of(
                    "athena_java_regexp_groups",
                    List.of(TEXT, TEXT),
                    TEXT,
                    arguments -> groups((String) arguments[0], (String) arguments[1])),
            RuntimeFunction.of("athena_regexp_count", List.of(TEXT, TEXT), WHOLE, arguments -> {
                long[] count = {0};
                Regex.of((String) arguments[1]).each((String) arguments[0], 0, match -> count[0]++);
                return count[0];
            }),
            RuntimeFunction.of(
                    "athena_java_regexp_position",
                    List.of(TEXT, TEXT, WHOLE, WHOLE),
                    WHOLE,
                    arguments -> position(
                            (String) arguments[0], (String) arguments[1], (Long) arguments[2], (Long) arguments[3])));

    private RegexFunctions() {}

    private static @Nullable Object extract(String text, String pattern, long group) {
        Regex regex = Regex.of(pattern);
        requireGroup(regex, group);
        return regex.first(text, (int) group);
    }

    private static Object extractAll(String text, String pattern, long group) {
        Regex regex = Regex.of(pattern);
        requireGroup(regex, group);
        List<@Nullable String> found = new ArrayList<>();
        regex.each(text, 0, match -> found.add(match.group((int) group)));
        return TextList.json(found);
    }

    private static void requireGroup(Regex regex, long group) {
        if (group < 0) {
            throw new AthenaFailure("Group cannot be negative");
        }
        if (group > regex.groups()) {
            throw new AthenaFailure("Pattern has " + regex.groups() + " groups. Cannot access group " + group);
        }
    }

    private static Object replace(String text, String pattern, String replacement) {
        Regex regex = Regex.of(pattern);
        StringBuilder result = new StringBuilder();
        int[] copied = {0};
        regex.each(text, 0, match -> {
            result.append(text, copied[0], match.start());
            copied[0] = match.end();
            appendReplacement(regex, match, replacement, result);
        });
        return result.append(text, copied[0], text.length()).toString();
    }

    private static void appendReplacement(Regex regex, Matcher match, String replacement, StringBuilder result) {
        int i = 0;
        while (i < replacement.length()) {
            char character = replacement.charAt(i++);
            if (character == '\\') {
                requireReplacement(i < replacement.length(), replacement);
                result.append(replacement.charAt(i++));
            } else if (character != '$') {
                result.append(character);
            } else if (replacement.startsWith("{", i)) {
                int close = replacement.indexOf('}', i);
                String name = replacement.substring(i + 1, close < 0 ? replacement.length() : close);
                String group = regex.group(name)
                        .filter(known -> close > 0)
                        .orElseThrow(() ->
                                new AthenaFailure("Illegal replacement sequence: unknown group { " + name + " }"));
                appendGroup(match.group(group), result);
                i = close + 1;
            } else {
                requireReplacement(i < replacement.length() && isDigit(replacement.charAt(i)), replacement);
                int group = replacement.charAt(i++) - '0';
                if (group > regex.groups()) {
                    throw new AthenaFailure("Illegal replacement sequence: unknown group " + group);
                }
                while (i < replacement.length()
                        && isDigit(replacement.charAt(i))
                        && group * 10 + replacement.charAt(i) - '0' <= regex.groups()) {
                    group = group * 10 + replacement.charAt(i++) - '0';
                }
                appendGroup(match.group(group), result);
            }
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static void appendGroup(@Nullable String group, StringBuilder result) {
        result.append(group == null ? "" : group);
    }

    private static void requireReplacement(boolean known, String replacement) {
        if (!known) {
            throw new AthenaFailure("Illegal replacement sequence: " + replacement);
        }
    }

    /** What stands before, between and after the matches. */
    private static List<@Nullable String> between(String text, String pattern) {
        List<@Nullable String> pieces = new ArrayList<>();
        int[] start = {0};
        Regex.of(pattern).each(text, 0, match -> {
            pieces.add(text.substring(start[0], match.start()));
            start[0] = match.end();
        });
        pieces.add(text.substring(start[0]));
        return pieces;
    }

    /** For each match the list of its groups, without the whole. */
    private static Object groups(String text, String pattern) {
        StringBuilder json = new StringBuilder("[");
        Regex.of(pattern).each(text, 0, match -> {
            List<@Nullable String> groups = new ArrayList<>();
            for (int i = 1; i <= match.groupCount(); i++) {
                groups.add(match.group(i));
            }
            json.append(json.length() > 1 ? "," : "").append(TextList.json(groups));
        });
        return json.append(']').toString();
    }

    private static Object position(String text, String pattern, long start, long occurrence) {
        if (start < 1) {
            throw new AthenaFailure("start position cannot be smaller than 1");
        }
        if (occurrence < 1) {
            throw new AthenaFailure("occurrence cannot be smaller than 1");
        }
        Regex regex = Regex.of(pattern);
        if (start > text.codePointCount(0, text.length())) {
            return -1L;
        }
        long[] seen = {0, -1};
        regex.each(text, text.offsetByCodePoints(0, (int) start - 1), match -> {
            seen[0]++;
            if (seen[0] == occurrence) {
                seen[1] = text.codePointCount(0, match.start()) + 1L;
            }
        });
        return seen[1];
    }
}
