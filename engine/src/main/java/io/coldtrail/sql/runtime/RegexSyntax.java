package io.coldtrail.sql.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Athena's regular expressions as Java's. They are close; where they differ, Athena counts a line's end as one
 * character only, sees words in all alphabets at {@code \b} and in ASCII at {@code \w}, takes unknown escapes for the
 * character itself, and names properties in its own way.
 */
final class RegexSyntax {
    private static final String WORD = "[\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}]";
    private static final String BOUNDARY = "(?:(?<!" + WORD + ")(?=" + WORD + ")|(?<=" + WORD + ")(?!" + WORD + "))";
    private static final String NO_BOUNDARY = "(?:(?<!" + WORD + ")(?!" + WORD + ")|(?<=" + WORD + ")(?=" + WORD + "))";

    private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(,\\d*)?}");
    private static final Pattern NAMED = Pattern.compile("\\(\\?<(\\w+)>");
    private static final Pattern REFERENCE = Pattern.compile("\\\\k<(\\w+)>");
    private static final Pattern HEXADECIMAL = Pattern.compile("\\\\x\\{[0-9a-fA-F]{1,6}}");
    private static final Pattern NUMBER = Pattern.compile("\\\\([1-9]\\d{0,2})");
    private static final Pattern OPTIONS = Pattern.compile("\\(\\?[imsx]*(-[imsx]+)?[:)]");
    private static final Pattern BRACKETED = Pattern.compile("\\[:(\\^?)(\\w+):]");
    private static final Pattern PROPERTY = Pattern.compile("\\\\[pP](?:\\{(\\w+)}|([A-Z]))");
    private static final Pattern CATEGORY =
            Pattern.compile("L[ulmto]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfsn]?");

    /** Properties by their names in lower case; what is between the braces in Java. */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("alpha", "IsAlphabetic"),
            Map.entry("digit", "Nd"),
            Map.entry("lower", "IsLowercase"),
            Map.entry("upper", "IsUppercase"),
            Map.entry("space", "IsWhite_Space"),
            Map.entry("cntrl", "Cc"),
            Map.entry("xdigit", "XDigit"),
            Map.entry("ascii", "ASCII"),
            Map.entry("punct", "P"),
            Map.entry("han", "IsHan"),
            Map.entry("latin", "IsLatin"),
            Map.entry("greek", "IsGreek"),
            Map.entry("cyrillic", "IsCyrillic"),
            Map.entry("arabic", "IsArabic"),
            Map.entry("hebrew", "IsHebrew"),
            Map.entry("hiragana", "IsHiragana"),
            Map.entry("katakana", "IsKatakana"));

    private final String source;
    private final StringBuilder java = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int next;
    private int classes;
    private int highest;

    private RegexSyntax(String source) {
        this.source = source;
    }

    /**
     * A pattern for Java.
     *
     * @param names of its groups; the group of the first name is {@code g0}, and so on
     * @param reference the largest number of a group that it goes back to
     */
    record Translated(String java, List<String> names, int reference) {}

    /**
     * Translates a pattern.
     *
     * @throws UnsupportedRegex if it uses what has no counterpart
     */
    static Translated translate(String pattern) {
        RegexSyntax syntax = new RegexSyntax(pattern);
        while (syntax.next < pattern.length()) {
            syntax.step();
        }
        return new Translated(syntax.java.toString(), syntax.names, syntax.highest);
    }

    private void step() {
        char character = source.charAt(next);
        if (character == '\\') {
            escape();
        } else if (classes > 0) {
            inClass(character);
        } else if (character == '[') {
            openClass();
        } else if (character == '(' && source.startsWith("(?", next)) {
            group();
        } else if (character == '{') {
            boolean repeats = at(QUANTIFIER).lookingAt();
            require(!repeats || next > 0, "a repetition of nothing");
            append(repeats ? "{" : "\\{", 1);
        } else {
            append(String.valueOf(character), 1);
        }
    }

    private void openClass() {
        boolean negated = source.startsWith("[^", next);
        append(negated ? "[^" : "[", negated ? 2 : 1);
        classes++;
        // A bracket that closes nothing stands for itself.
        if (source.startsWith("]", next)) {
            append("\\]", 1);
        }
    }

    private void inClass(char character) {
        if (character == '[') {
            Matcher bracketed = at(BRACKETED);
            if (bracketed.lookingAt()) {
                property(!bracketed.group(1).isEmpty(), bracketed.group(2), bracketed.end() - bracketed.start());
            } else {
                openClass();
            }
        } else if (character == ']') {
            classes--;
            append("]", 1);
        } else if (source.startsWith("&&", next)) {
            boolean empty = java.charAt(java.length() - 1) == '[' || next + 2 == source.length();
            require(!empty && "]&".indexOf(source.charAt(next + 2)) < 0, "&& with nothing on one side");
            append("&&", 2);
        } else {
            // Blanks and # are left out of a class in Java's (?x).
            append((character == '#' || character == ' ' ? "\\" : "") + character, 1);
        }
    }

    private void group() {
        Matcher named = at(NAMED);
        if (named.lookingAt()) {
            append("(?<g" + names.size() + ">", named.end() - named.start());
            names.add(named.group(1));
        } else if (source.startsWith("(?#", next)) {
            int close = source.indexOf(')', next);
            require(close > 0, "a comment without an end");
            next = close + 1;
        } else {
            boolean known = List.of("(?=", "(?!", "(?<=", "(?<!", "(?>").stream()
                    .anyMatch(opening -> source.startsWith(opening, next));
            require(known || at(OPTIONS).lookingAt(), source.substring(next, Math.min(next + 3, source.length())));
            append("(", 1);
        }
    }

    private void escape() {
        require(next + 1 < source.length(), "\\ at the end");
        char character = source.charAt(next + 1);
        Matcher reference = at(REFERENCE);
        Matcher property = at(PROPERTY);
        if (character == 'Q') {
            int end = source.indexOf("\\E", next);
            quote(source.substring(next + 2, end < 0 ? source.length() : end));
            next = end < 0 ? source.length() : end + 2;
        } else if (character == 'b' && classes == 0) {
            append(BOUNDARY, 2);
        } else if (character == 'B' && classes == 0) {
            append(NO_BOUNDARY, 2);
        } else if (character == 'v') {
            append("\\x0B", 2);
        } else if (character == '0') {
            int digits = 1;
            while (digits < 3 && next + 1 + digits < source.length() && isOctal(source.charAt(next + 1 + digits))) {
                digits++;
            }
            append("\\0" + source.substring(next + 1, next + 1 + digits), digits + 1);
        } else if (reference.lookingAt()) {
            int name = names.lastIndexOf(reference.group(1));
            require(name >= 0, reference.group());
            append("\\k<g" + name + ">", reference.end() - reference.start());
        } else if (property.lookingAt()) {
            String name = property.group(1) != null ? property.group(1) : property.group(2);
            property(character == 'P', name, property.end() - property.start());
        } else if (at(HEXADECIMAL).lookingAt()) {
            append(source.substring(next, source.indexOf('}', next) + 1), source.indexOf('}', next) + 1 - next);
        } else if (at(NUMBER).lookingAt()) {
            Matcher number = at(NUMBER);
            require(number.lookingAt() && classes == 0, "\\" + character);
            highest = Math.max(highest, Integer.parseInt(number.group(1)));
            append(number.group(), number.group().length());
        } else if ("dDsSwWzZAGtnrfaexuc".indexOf(character) >= 0) {
            require(classes == 0 || "zZAG".indexOf(character) < 0, "\\" + character + " in a class");
            append("\\" + character, 2);
        } else {
            require("pPkgb".indexOf(character) < 0, "\\" + character);
            next++;
            int width = Character.charCount(source.codePointAt(next));
            quote(source.substring(next, next + width));
            next += width;
        }
    }

    private void property(boolean negated, String name, int width) {
        String known = CATEGORY.matcher(name).matches() ? name : PROPERTIES.get(name.toLowerCase(Locale.ROOT));
        String set = known == null ? "" : "\\" + (negated ? "P" : "p") + "{" + known + "}";
        if (name.equalsIgnoreCase("alnum")) {
            set = (negated ? "[^" : "[") + "\\p{IsAlphabetic}\\p{Nd}]";
        }
        require(!set.isEmpty(), "the property " + name);
        append(set, width);
    }

    private void quote(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            java.append(character < 128 && !Character.isLetterOrDigit(character) ? "\\" : "")
                    .append(character);
        }
    }

    private static boolean isOctal(char character) {
        return character >= '0' && character <= '7';
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(source).region(next, source.length());
    }

    private void append(String text, int width) {
        java.append(text);
        next += width;
    }

    private static void require(boolean known, String construct) {
        if (!known) {
            throw new UnsupportedRegex(construct);
        }
    }
}
